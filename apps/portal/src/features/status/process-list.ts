import type { Heartbeat } from '@flexpbx/db';

/** A process that is silent for longer is taken to be down; each says that it lives every 5 s. */
export const silenceLimitMs = 15_000;

/** What the portal says about one process. */
export interface ProcessView {
  readonly name: string;
  readonly state: 'running' | 'down';
  readonly detail: string;
  readonly since: Date | null;
}

/** Processes of ours that have to run, and what it means to people when one doesn't. */
const expected: readonly { readonly name: string; readonly does: string; readonly whenDown: string }[] = [
  {
    name: 'pbx',
    does: 'Controls calls.',
    whenDown:
      'Call control is down: phones still reach each other, and Asterisk itself takes voicemail. Live calls and phone states shown here are not current.',
  },
  {
    name: 'configd',
    does: 'Brings changes to Asterisk.',
    whenDown: 'Changes are saved, but reach phones only when this process is back. Calls are not touched.',
  },
  {
    name: 'worker',
    does: 'Takes in call records.',
    whenDown: 'Calls go on, and their records are kept. They appear in the history when this process is back.',
  },
  { name: 'portal', does: 'Serves these pages.', whenDown: 'These pages are not served.' },
];

/** Asterisk and our processes, judged by the heartbeats they left in the database. */
export function processList(heartbeats: readonly Heartbeat[], now: Date): ProcessView[] {
  const alive = (name: string) =>
    heartbeats.find((beat) => beat.process === name && now.getTime() - beat.beatAt.getTime() <= silenceLimitMs) ?? null;
  const ours = expected.map(({ name, does, whenDown }): ProcessView => {
    const beat = alive(name);
    return beat
      ? { name, state: 'running', detail: does, since: beat.startedAt }
      : { name, state: 'down', detail: whenDown, since: null };
  });
  return [asteriskView(alive('pbx')), ...ours];
}

/** Asterisk's version as call control knows it; null while it is not connected to it. */
export function asteriskVersion(heartbeats: readonly Heartbeat[]): string | null {
  return heartbeats.find((beat) => beat.process === 'pbx')?.detail.asterisk ?? null;
}

/** Only call control speaks to Asterisk: without it nobody here knows. */
function asteriskView(pbx: Heartbeat | null): ProcessView {
  const view = { name: 'asterisk', since: null } as const;
  if (!pbx) return { ...view, state: 'down', detail: 'Not known while call control is down.' };
  const version = pbx.detail.asterisk;
  return version === undefined
    ? {
        ...view,
        state: 'down',
        detail: 'Asterisk does not answer: nobody can call. Calls that were up may have ended.',
      }
    : { ...view, state: 'running', detail: `Asterisk ${version} carries calls.` };
}
