import { Agent, type AgentOptions, type ClientRequestArgs } from 'node:http';
import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** So many are opened at once. */
const atOnce = 4;
/** Asterisk has taken them by then, or soon will. */
const pauseMs = 10;

/**
 * Keeps connections to Asterisk's web server, and opens them a few at a time. It lets ten wait to be taken (`listen` in its
 * tcptls.c); what comes on top of them is lost in silence, and the system tries it again only after a second (seen: of twenty
 * callers who were served in the same moment, five stood still for so long).
 */
export class PacedAgent extends Agent {
  readonly #waiting: (() => void)[] = [];
  #opening = 0;

  constructor(options: AgentOptions) {
    super({ ...options, keepAlive: true });
  }

  override createConnection(
    options: ClientRequestArgs,
    onOpened?: (fault: Error | null, socket: Duplex) => void,
  ): undefined {
    const open = () => {
      this.#opening++;
      const socket = connect(options as NetConnectOpts);
      this.#freesTurn(socket);
      onOpened?.(null, socket);
    };
    if (this.#opening < atOnce) open();
    else this.#waiting.push(open);
  }

  /** The next is opened a moment after this one was, or has failed. */
  #freesTurn(socket: Socket): void {
    const pass = () => {
      socket.off('connect', pass).off('close', pass);
      setTimeout(() => {
        this.#opening--;
        this.#waiting.shift()?.();
      }, pauseMs);
    };
    socket.on('connect', pass).on('close', pass);
  }
}
