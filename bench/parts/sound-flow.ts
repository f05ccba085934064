/** Runs one command of an Asterisk's console and returns what it printed. */
export type AsteriskConsole = (command: string) => Promise<string>;

/** G.711 as phones send it: a packet every 20 ms. */
const packetsPerSecond = 50;

/** Of all sound: what is missing was not paid for. SIPp falls behind on a machine that others keep busy. */
const enoughOfAll = 0.9;
/** Of each leg's. */
const enoughOfEach = 0.75;

/** Throws unless there are these legs of calls, and Asterisk gets and sends sound on each all the time. */
export async function requireSound(console: AsteriskConsole, legs: number): Promise<void> {
  const shares = soundOfLegs(await console('pjsip show channelstats'));
  if (shares.length !== legs) throw new Error(`${shares.length} legs carry sound in place of ${legs}`);
  const ofAll = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const least = Math.min(...shares);
  if (ofAll >= enoughOfAll && least >= enoughOfEach) return;
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  throw new Error(
    `only ${percent(ofAll)} of the sound went by, ${percent(least)} on one leg: is the machine too busy?`,
  );
}

/** For each leg the share of its sound that went by, in the direction that had less. */
function soundOfLegs(table: string): number[] {
  // Bridge (not of who waits), channel, time up, codec; then count, lost, percent and jitter of what was received, and the same of
  // what was sent.
  const rows = table.matchAll(/^\s*(?:\S+\s+)?\S+\s+(\d+):(\d+):(\d+)\s+\S+\s+(\d+)\s+\d+\s+\d+\s+[\d.]+\s+(\d+)/gm);
  return [...rows].map((row) => {
    const [hours = 0, minutes = 0, seconds = 0, received = 0, sent = 0] = row.slice(1).map(Number);
    return Math.min(received, sent) / (((hours * 60 + minutes) * 60 + seconds) * packetsPerSecond);
  });
}
