import { Changes } from './changes.ts';

/** Who is at the other end, as a phone shows it. */
export interface Shown {
  readonly name: string;
  readonly number: string;
}

/** The line of a phone's display that tells who is at the other end; it may change during a call. */
export class CallerDisplay {
  #shown: Shown = { name: '', number: '' };
  readonly #changes = new Changes();

  get shown(): Shown {
    return this.#shown;
  }

  show({ name, number }: Shown): void {
    this.#shown = { name, number };
    this.#changes.happened();
  }

  /** Resolves when it shows this, at once if it does. */
  async until(wanted: Shown): Promise<void> {
    const isShown = (): true | undefined =>
      (this.#shown.name === wanted.name && this.#shown.number === wanted.number) || undefined;
    const was = (): string => `it shows ${JSON.stringify(this.#shown)}`;
    await this.#changes.until(`the display shows ${JSON.stringify(wanted)}`, isShown, was);
  }
}
