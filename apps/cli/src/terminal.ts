/** Where a command speaks: whole lines of plain words, one after another, so that a screen reader can follow. */
export interface Terminal {
  /** The answer to what was asked. */
  print(text: string): void;
  /** What went wrong. */
  complain(text: string): void;
}

/** Standard output and standard error. */
export const processTerminal: Terminal = {
  print: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
};

/** What a command ends with: 0 all is well, 1 a problem was found, 2 it was called wrongly. */
export const exitCodes = { ok: 0, problem: 1, usage: 2 } as const;

/** See {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
