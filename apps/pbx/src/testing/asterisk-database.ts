import type { Ami } from '@flexpbx/asterisk';
import { AppError } from '@flexpbx/runtime';

type Listener = (event: never) => void;

/** The manager interface as far as AstDB goes: its cells, and what of them was asked and changed. */
export class AsteriskDatabase implements Pick<Ami, 'action' | 'on' | 'onConnection'> {
  /** By family and key: `flexpbx-switch/1`. */
  readonly cells = new Map<string, string>();
  readonly lamps = new Map<string, string>();
  /** Families and branches that were read. */
  readonly read: string[] = [];
  #heard: Listener = () => {};
  #connection: (change: 'lost' | 'restored') => void = () => {};

  action: Ami['action'] = async (name, fields) => {
    const { Family = '', Key = '', Val = '', Variable = '', Value = '' } = fields as Readonly<Record<string, string>>;
    if (name === 'Setvar') this.lamps.set(Variable, Value);
    else if (name === 'DBPut') this.cells.set(`${Family}/${Key}`, Val);
    else if (name === 'DBDel') this.cells.delete(`${Family}/${Key}`);
    else return { response: {}, entries: this.#tree(Key === '' ? Family : `${Family}/${Key}`) };
    return { response: {}, entries: [] };
  };

  on: Ami['on'] = (_name, listener) => {
    this.#heard = listener as Listener;
    return () => {};
  };

  onConnection: Ami['onConnection'] = (listener) => {
    this.#connection = listener;
    return () => {};
  };

  /** Something is dialled: the dialplan writes both cells and tells. */
  dial(subject: string, key: string, stamp: number, by: string, value: string): void {
    this.cells.set(`flexpbx-${subject}/${key}`, `${stamp}:${value}`);
    this.cells.set(`flexpbx-${subject}-dialled/${key}`, `${stamp}@${by}:${value}`);
    const headers = { Subject: subject, Key: key };
    this.#heard({ userEvent: 'FlexPBX-Dialled', headers } as never);
  }

  isThereAgain(): void {
    this.#connection('restored');
  }

  #tree(prefix: string): { [header: string]: string }[] {
    this.read.push(prefix);
    const found = [...this.cells].filter(([key]) => key === prefix || key.startsWith(`${prefix}/`));
    if (found.length === 0) throw new AppError('not-found', 'Database entry not found');
    return found.map(([key, Val]) => ({ Event: 'DBGetTreeResponse', Key: `/${key}`, Val }));
  }
}
