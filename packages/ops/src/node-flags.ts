/**
 * How Node runs our processes (system-scripts/flexpbx starts the supervisor with the same): with a small space for young
 * objects, because five processes share a small machine and none of them works through much at a time.
 */
export const nodeFlags: readonly string[] = ['--max-semi-space-size=4'];
