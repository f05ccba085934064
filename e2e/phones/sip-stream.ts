/** Finds the single messages in what comes over a connection, by their Content-Length (RFC 3261 §18.3). */
export class SipStream {
  readonly #onMessage: (text: string) => void;
  #rest = Buffer.alloc(0);

  constructor(onMessage: (text: string) => void) {
    this.#onMessage = onMessage;
  }

  take(data: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, data]);
    for (;;) {
      const head = this.#rest.indexOf('\r\n\r\n') + 4;
      if (head < 4) return;
      const lines = this.#rest.toString('latin1', 0, head);
      const length = Number(/^(?:content-length|l)\s*:\s*(\d+)/im.exec(lines)?.[1] ?? 0);
      if (this.#rest.length < head + length) return;
      const message = this.#rest.toString('utf8', 0, head + length).trimStart();
      this.#rest = this.#rest.subarray(head + length);
      if (message !== '') this.#onMessage(message); // Else it is a keep-alive.
    }
  }
}
