import { codesOf, type Feature } from '@flexpbx/domain';
import type { Snapshot } from '../snapshot.ts';

/** The forwards people set by phone, and what confirms each (Asterisk's recorded sounds). */
const forwards = [
  { kind: 'forward-always', sound: 'call-fwd-unconditional' },
  { kind: 'forward-busy', sound: 'call-fwd-on-busy' },
  { kind: 'forward-no-answer', sound: 'call-fwd-no-ans' },
  { kind: 'forward-unreachable', sound: 'call-forwarding' },
] as const satisfies readonly { kind: Feature; sound: string }[];

/** What is switched on and off by phone. `lamp`: the state of `Custom:dnd-<extension>`. */
const switches = [
  {
    code: 'do-not-disturb-on',
    kind: 'do-not-disturb',
    value: 'on',
    lamp: 'BUSY',
    sound: 'do-not-disturb',
    state: 'enabled',
  },
  {
    code: 'do-not-disturb-off',
    kind: 'do-not-disturb',
    value: '',
    lamp: 'NOT_INUSE',
    sound: 'do-not-disturb',
    state: 'disabled',
  },
  { code: 'call-waiting-on', kind: 'call-waiting', value: '', lamp: '', sound: 'call-waiting', state: 'enabled' },
  { code: 'call-waiting-off', kind: 'call-waiting', value: 'off', lamp: '', sound: 'call-waiting', state: 'disabled' },
] as const satisfies readonly { code: Feature; [field: string]: string }[];

/** Codes that call control serves. */
const served = [
  { code: 'redial', flow: 'redial' },
  { code: 'call-back-last-caller', flow: 'call-back' },
  { code: 'queue-login', flow: 'queue-login' },
  { code: 'queue-logout', flow: 'queue-logout' },
] as const satisfies readonly { code: Feature; flow: string }[];

/** Codes of phones, as the dialplan has them: those that are switched off are not in it. */
export function callHandlingView({ things, settings }: Snapshot): object {
  const codes = codesOf(things['feature-code']);
  const withCode = <Row extends { code: Feature }>(rows: readonly Row[]) =>
    rows.flatMap((row) => (codes[row.code] === null ? [] : [{ ...row, code: codes[row.code] }]));
  return {
    maxForwards: settings.calls.max_forwards,
    codes: {
      forwards: forwards.map(({ kind, sound }) => {
        const on = codes[kind];
        return {
          kind,
          sound,
          on: on === null ? '' : `_${on}`,
          length: on?.length ?? 0,
          off: codes[`${kind}-off`] ?? '',
        };
      }),
      forwardOff: codes['forward-off'] ?? '',
      switches: withCode(switches),
      served: withCode(served),
      pickupGroup: codes['pickup-group'] ?? '',
      pickupExtension: beginning(codes['pickup-extension']),
      pickupLength: codes['pickup-extension']?.length ?? 0,
      intercom: beginning(codes.intercom),
      intercomLength: codes.intercom?.length ?? 0,
    },
  };
}

/** A code that a number follows, as a pattern. */
function beginning(code: string | null): string {
  return code === null ? '' : `_${code}`;
}
