/** An Asterisk release. */
export interface AsteriskVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** The first release with REST over the ARI WebSocket. */
export const oldestUsable: AsteriskVersion = { major: 22, minor: 4, patch: 0 };

/**
 * The release in what `asterisk -V` prints: `Asterisk 22.10.1~dfsg-1`, `Asterisk certified-20.7-cert2`. Null for builds
 * without a number (`Asterisk GIT-master-1a2b3c`).
 */
export function parseAsteriskVersion(printed: string): AsteriskVersion | null {
  const found = /^Asterisk (?:certified[-/])?(\d+)\.(\d+)(?:\.(\d+))?/.exec(printed.trim());
  return found ? { major: Number(found[1]), minor: Number(found[2]), patch: Number(found[3] ?? 0) } : null;
}

/** Whether a release has all that FlexPBX uses. */
export function isUsable(version: AsteriskVersion): boolean {
  return compare(version, oldestUsable) >= 0;
}

/** As people write it: `22.10.1`. */
export function formatVersion({ major, minor, patch }: AsteriskVersion): string {
  return `${major}.${minor}.${patch}`;
}

function compare(a: AsteriskVersion, b: AsteriskVersion): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}
