/** Runs one command of an Asterisk's console and returns what it printed. */
export type AsteriskConsole = (command: string) => Promise<string>;

/** G.711 as phones send it: a packet every 20 ms. */
const packetsPerSecond = 50;

/** Packets are counted some moments after the time they are held against. */
const enough = 0.95;

/** Throws unless each of these calls stands, and Asterisk gets and sends sound on both sides of it all the time. */
export async function requireSound(console: AsteriskConsole, calls: number): Promise<void> {
  const legs = soundOfLegs(await console('pjsip show channelstats'));
  if (legs.length !== 2 * calls) throw new Error(`${legs.length} legs carry sound in place of ${2 * calls}`);
  const silent = legs.filter(({ share }) => share < enough);
  if (silent.length > 0) {
    const least = Math.min(...silent.map(({ share }) => share));
    throw new Error(
      `sound is missing on ${silent.length} of ${legs.length} legs; one has ${Math.round(100 * least)} %`,
    );
  }
}

/** For each leg the share of its sound that went by, in the direction that had less. */
function soundOfLegs(table: string): { share: number }[] {
  // Bridge, channel, time up, codec; then count, lost, percent and jitter of what was received, and the same of what was sent.
  const rows = table.matchAll(/^\s*\S+\s+\S+\s+(\d+):(\d+):(\d+)\s+\S+\s+(\d+)\s+\d+\s+\d+\s+[\d.]+\s+(\d+)/gm);
  return [...rows].map((row) => {
    const [hours = 0, minutes = 0, seconds = 0, received = 0, sent = 0] = row.slice(1).map(Number);
    return { share: Math.min(received, sent) / (((hours * 60 + minutes) * 60 + seconds) * packetsPerSecond) };
  });
}
