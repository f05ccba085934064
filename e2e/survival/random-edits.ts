import type { PortalSession } from '../system/portal-session.ts';

/** Numbers that come alike for a seed, from 0 up to but not including `below` (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Roll = (below: number) => number;
type Edit = (admin: PortalSession, roll: Roll) => Promise<unknown>;

const numbersOfOthers = (roll: Roll) => String(1500 + roll(60));
const id = (kind: string, roll: Roll) => `${kind}-${roll(6)}`;
const name = (roll: Roll) =>
  ['Grace', 'Jörg Müller', 'O’Brien & Söhne', 'عائشة', '🦊 Fox', 'Room 12'][roll(6)] ?? 'Ada';

/** Everything an administrator may do to a telephone system on a busy day. Some of it is refused, as it would be then. */
const edits: readonly Edit[] = [
  (admin, roll) => admin.call('createExtension', { body: { number: numbersOfOthers(roll), name: name(roll) } }),
  (admin, roll) => {
    const body = { name: name(roll), no_answer_timeout: 10 + roll(20), voicemail: roll(2) === 0 };
    return admin.call('changeExtension', { params: { number: numbersOfOthers(roll) }, body });
  },
  (admin, roll) => {
    const codecs = roll(2) === 0 ? null : (['PCMA', 'PCMU', 'G722'] as const).slice(roll(3));
    const body = { codecs: codecs && [...codecs], pickup_group: roll(2) === 0 ? null : 'sales' };
    return admin.call('changeExtension', { params: { number: numbersOfOthers(roll) }, body });
  },
  (admin, roll) => admin.call('deleteExtension', { params: { number: numbersOfOthers(roll) } }),
  // Of phones that talk at this moment.
  (admin, roll) =>
    admin.call('changeExtension', { params: { number: String(1001 + roll(40)) }, body: { name: name(roll) } }),
  (admin, roll) => {
    const body = { id: id('telco', roll), name: name(roll), kind: 'address' as const, host: '192.0.2.7' };
    return admin.call('createTrunk', { body });
  },
  (admin, roll) =>
    admin.call('changeTrunk', {
      params: { key: id('telco', roll) },
      body: { max_calls: 1 + roll(9), name: name(roll) },
    }),
  (admin, roll) => admin.call('deleteTrunk', { params: { key: id('telco', roll) } }),
  (admin, roll) => {
    const patterns = [`^${2 + roll(8)}[0-9]{9}$`];
    const body = { id: id('out', roll), name: name(roll), patterns, trunks: [id('telco', roll)] };
    return admin.call('createOutboundRoute', { body });
  },
  (admin, roll) =>
    admin.call('changeOutboundRoute', { params: { key: id('out', roll) }, body: { strip: roll(3), prepend: '0' } }),
  (admin, roll) => admin.call('deleteOutboundRoute', { params: { key: id('out', roll) } }),
  (admin, roll) => {
    const destination = { type: 'extension' as const, target: String(1001 + roll(40)) };
    const body = { id: id('in', roll), name: name(roll), number: `555${1000 + roll(20)}`, destination };
    return admin.call('createInboundRoute', { body });
  },
  (admin, roll) =>
    admin.call('changeInboundRoute', { params: { key: id('in', roll) }, body: { name_prefix: 'Sales: ' } }),
  (admin, roll) => admin.call('deleteInboundRoute', { params: { key: id('in', roll) } }),
  (admin, roll) => admin.call('createConference', { body: { number: String(2000 + roll(8)), name: name(roll) } }),
  (admin, roll) => {
    const body = { pin: roll(2) === 0 ? null : '4815', muted_at_start: roll(2) === 0 };
    return admin.call('changeConference', { params: { key: String(2000 + roll(8)) }, body });
  },
  (admin, roll) => admin.call('deleteConference', { params: { key: String(2000 + roll(8)) } }),
  (admin, roll) => {
    const source = { type: 'tracks' as const, tracks: ['reno_project-system'] };
    return admin.call('createMusicClass', { body: { id: id('music', roll), name: name(roll), source } });
  },
  (admin, roll) => admin.call('deleteMusicClass', { params: { key: id('music', roll) } }),
  (admin, roll) => {
    const hours = [{ days: ['monday' as const], from: '09:00', to: `1${roll(9)}:00` }];
    const body = { id: id('hours', roll), name: name(roll), time_zone: 'Europe/Berlin', hours };
    return admin.call('createSchedule', { body });
  },
  (admin, roll) => admin.call('deleteSchedule', { params: { key: id('hours', roll) } }),
  (admin, roll) => admin.call('createSwitch', { body: { number: String(1 + roll(5)), name: name(roll) } }),
  (admin, roll) => admin.call('changeConfig', { body: { calls: { max_forwards: 3 + roll(5) } } }),
];

/** Makes so many edits that are accepted, one after the other; refused ones are tried besides. Returns how many those were. */
export async function editAtRandom(admin: PortalSession, count: number, seed: number): Promise<{ refused: number }> {
  const roll = dice(seed);
  let refused = 0;
  for (let accepted = 0; accepted < count; ) {
    const edit = edits[roll(edits.length)];
    try {
      await edit?.(admin, roll);
      accepted++;
    } catch (fault) {
      if (!isRefusal(fault)) throw fault;
      refused++;
    }
  }
  return { refused };
}

/** What an administrator is told in words: there already, not there, used elsewhere. */
function isRefusal(fault: unknown): boolean {
  const problem = fault instanceof Error && 'problem' in fault ? (fault.problem as { id?: string }) : {};
  return problem.id === 'conflict' || problem.id === 'not-found' || problem.id === 'invalid-input';
}
