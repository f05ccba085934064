// In this order: Edge calls itself Chrome as well, Chrome calls itself Safari.
const browsers = [
  ['Edg', 'Edge'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const;

/** How people call a browser, from its User-Agent: "Firefox on Linux". */
export function deviceName(userAgent: string): string {
  const find = (known: readonly (readonly [string, string])[]) =>
    known.find(([sign]) => userAgent.includes(sign))?.[1] ?? null;
  const [browser, system] = [find(browsers), find(systems)];
  return system === null ? (browser ?? 'A browser') : `${browser ?? 'A browser'} on ${system}`;
}
