/**
 * How Node runs our processes (system-scripts/flexpbx starts the supervisor with the same): with the types set-up has
 * stripped, and with a small space for young objects, because five processes share a small machine and none of them
 * works through much at a time (measured at rest: 280 MB together instead of 315).
 */
export const nodeFlags: readonly string[] = [
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=4',
  '--import',
  new URL('./stripped-types/load-stripped.js', import.meta.url).href,
];
