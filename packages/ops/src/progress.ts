/** Where an operation says what it is doing, in whole sentences for the person who started it. */
export interface Progress {
  /** Something was begun or done. */
  tell(sentence: string): void;
  /** Something went wrong that the operation lives with. */
  warn(sentence: string): void;
}
