import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { within } from '../phones/time-limit.ts';

/** What a running system prints, line by line, for a test to wait for. */
export class SystemOutput {
  readonly #lines: string[] = [];
  readonly #listeners = new Set<(line: string) => void>();

  constructor(child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => this.#take(line));
    }
  }

  /** All that was printed so far. */
  get text(): string {
    return this.#lines.join('\n');
  }

  /** Resolves with the first line from now on that matches; call it before what makes the line come. */
  next(pattern: RegExp, ms: number): Promise<RegExpExecArray> {
    const { promise, resolve } = Promise.withResolvers<RegExpExecArray>();
    const look = (line: string): void => {
      const match = pattern.exec(line);
      if (match) resolve(match);
    };
    this.#listeners.add(look);
    const said = within(ms, `the system prints ${pattern}`, promise, () => `it printed:\n${this.text}`);
    return said.finally(() => this.#listeners.delete(look));
  }

  #take(line: string): void {
    this.#lines.push(line);
    for (const listener of this.#listeners) listener(line);
  }
}
