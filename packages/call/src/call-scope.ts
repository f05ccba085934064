/** What is open on behalf of one call, closed in reverse order when the call is over. */
export interface CallScope {
  /**
   * Registers how to close something, before the request that opens it. `name` is for the log: what it is, no number
   * and no name of a person. Call `release` once it closed by itself.
   */
  add(name: string, close: () => Promise<void>): { release(): void };
}
