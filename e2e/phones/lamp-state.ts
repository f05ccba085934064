/** What a lamp beside a key shows. `busy` is lit for whatever else it stands for: a parked call, a switch that is on. */
export type LampState = 'idle' | 'ringing' | 'busy' | 'held' | 'unavailable';

/** The form in which states are told: as dialogs (RFC 4235), which most phones ask for, or as presence (RFC 3863). */
export type LampFormat = 'dialog-info' | 'pidf';

/** The event package and content type of each form. */
export const lampFormats = {
  'dialog-info': { event: 'dialog', accept: 'application/dialog-info+xml' },
  pidf: { event: 'presence', accept: 'application/pidf+xml' },
} as const;

/** The state a notification's body tells; undefined when it tells none. */
export function readLampState(body: string): LampState | undefined {
  if (body.includes('<dialog-info')) return readDialogs(body);
  if (body.includes('<presence')) return readPresence(body);
  return undefined;
}

/** The most urgent of the dialogs counts. Dialogs know no `unavailable`: such a lamp is dark. */
function readDialogs(body: string): LampState {
  const dialogs = [...body.matchAll(/<dialog [^>]*>.*?<\/dialog>/gs)].map(([dialog]) => ({
    state: /<state[^>]*>(\w+)<\/state>/.exec(dialog)?.[1],
    isHeld: /\+sip\.rendering"\s+pvalue="no"/.test(dialog),
  }));
  if (dialogs.some(({ state }) => state === 'early' || state === 'proceeding')) return 'ringing';
  const talking = dialogs.filter(({ state }) => state === 'confirmed');
  if (talking.length === 0) return 'idle';
  return talking.every(({ isHeld }) => isHeld) ? 'held' : 'busy';
}

/** Asterisk says in a note what `open` and `closed` can't tell. */
function readPresence(body: string): LampState {
  const note = /<note[^>]*>([^<]*)<\/note>/.exec(body)?.[1]?.toLowerCase() ?? '';
  if (note === 'ringing') return 'ringing';
  if (note === 'on the phone') return 'busy';
  if (note === 'on hold') return 'held';
  return /<basic>closed<\/basic>/.test(body) ? 'unavailable' : 'idle';
}
