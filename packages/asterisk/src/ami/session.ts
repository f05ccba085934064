import { connect, type Socket } from 'node:net';
import { AppError, reasonOf } from '@flexpbx/runtime';
import type { Session } from '../kept-session.ts';
import type { AmiAnswer, AmiFields, AmiMessage } from './ami.ts';
import { formatAction, MessageReader } from './message.ts';

/** Where to connect to and as whom. */
export interface AmiLogin {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly events: readonly string[];
}

interface Pending {
  readonly action: string;
  readonly entries: AmiMessage[];
  response: AmiMessage | null;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (answer: AmiAnswer) => void;
  readonly reject: (fault: AppError) => void;
}

const signInLimitMs = 5_000;
const pingEveryMs = 2_000;
const pingLimitMs = 4_000;

/** One signed-in connection to the manager interface. */
export class AmiSession implements Session {
  readonly closed: Promise<string>;
  readonly #socket: Socket;
  readonly #reader = new MessageReader();
  readonly #pending = new Map<string, Pending>();
  readonly #onEvent: (message: AmiMessage) => void;
  readonly #pinging: NodeJS.Timeout;
  #held: AmiMessage[] | null = [];
  readonly #booted = Promise.withResolvers<void>();
  #lastActionId = 0;
  #fault = 'Asterisk closed it';

  /**
   * Connects, signs in, and waits until Asterisk has booted, if events tell of that: before, it knows no action of modules that are
   * not loaded yet. Throws AppError `asterisk-refused` when the login is wrong.
   */
  static async open(login: AmiLogin, onEvent: (message: AmiMessage) => void): Promise<AmiSession> {
    const session = new AmiSession(connect({ host: login.host, port: login.port, noDelay: true }), onEvent);
    try {
      const events = login.events.length > 0 ? login.events.join(',') : 'off';
      await session.action(
        'Login',
        { Username: login.username, Secret: login.password, Events: events },
        signInLimitMs,
      );
      if (login.events.includes('system')) await Promise.race([session.#booted.promise, session.#lost()]);
      return session;
    } catch (fault) {
      session.close();
      if (fault instanceof AppError && fault.id === 'asterisk-refused') {
        throw new AppError(
          'asterisk-refused',
          `Asterisk refused the login of ${login.username} to its manager interface. Is the password the one in manager.conf?`,
          { cause: fault },
        );
      }
      throw fault;
    }
  }

  private constructor(socket: Socket, onEvent: (message: AmiMessage) => void) {
    this.#socket = socket.setEncoding('utf8');
    this.#onEvent = onEvent;
    socket.on('data', (piece: string) => this.#receive(piece));
    socket.on('error', (fault) => {
      this.#fault = fault.message;
    });
    this.closed = new Promise((resolve) =>
      socket.on('close', () => {
        clearInterval(this.#pinging);
        this.#refuseAll();
        resolve(this.#fault);
      }),
    );
    this.#pinging = setInterval(() => this.#ping(), pingEveryMs);
  }

  begin(): void {
    const held = this.#held ?? [];
    this.#held = null;
    held.forEach(this.#onEvent);
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Sends an action and waits for its answer and, when it opens a list, for the list's end. */
  action(name: string, fields: AmiFields, limitMs: number): Promise<AmiAnswer> {
    const actionId = String(++this.#lastActionId);
    return new Promise((resolve, reject) => {
      const text = formatAction(name, actionId, fields);
      if (this.#socket.destroyed) return reject(unreachable(name));
      const timer = setTimeout(() => {
        this.#pending.delete(actionId);
        reject(new AppError('timed-out', `Asterisk did not answer ${name} within ${limitMs} ms`));
      }, limitMs);
      this.#pending.set(actionId, { action: name, entries: [], response: null, timer, resolve, reject });
      this.#socket.write(text);
    });
  }

  async #lost(): Promise<never> {
    throw new AppError('asterisk-unreachable', `Asterisk did not boot: ${await this.closed}`);
  }

  #receive(piece: string): void {
    try {
      for (const message of this.#reader.read(piece)) this.#take(message);
    } catch (fault) {
      this.#fault = reasonOf(fault);
      this.close();
    }
  }

  #take(message: AmiMessage): void {
    if (message.Event === 'FullyBooted') this.#booted.resolve();
    const actionId = message.ActionID ?? '';
    const pending = this.#pending.get(actionId);
    if (message.Response !== undefined) {
      if (pending) this.#answer(actionId, pending, message);
    } else if (pending?.response) {
      if (message.EventList === 'Complete') this.#finish(actionId, pending, pending.response);
      else if (message.EventList === 'cancelled') this.#refuse(actionId, pending, 'the list was cancelled');
      else pending.entries.push(message);
    } else if (this.#held) this.#held.push(message);
    else this.#onEvent(message);
  }

  #answer(actionId: string, pending: Pending, response: AmiMessage): void {
    if (response.Response === 'Error') this.#refuse(actionId, pending, response.Message ?? 'no reason given');
    else if (response.EventList === 'start') pending.response = response;
    else this.#finish(actionId, pending, response);
  }

  #finish(actionId: string, pending: Pending, response: AmiMessage): void {
    this.#forget(actionId, pending);
    pending.resolve({ response, entries: pending.entries });
  }

  #refuse(actionId: string, pending: Pending, reason: string): void {
    this.#forget(actionId, pending);
    pending.reject(new AppError(refusalId(reason), `Asterisk refused ${pending.action}: ${reason}`));
  }

  #refuseAll(): void {
    for (const [actionId, pending] of this.#pending) {
      this.#forget(actionId, pending);
      pending.reject(unreachable(pending.action));
    }
  }

  #forget(actionId: string, pending: Pending): void {
    clearTimeout(pending.timer);
    this.#pending.delete(actionId);
  }

  /** A peer that vanished is noticed by its silence. Long actions hold answers back, so nothing is asked meanwhile. */
  #ping(): void {
    if (this.#pending.size > 0) return;
    this.action('Ping', {}, pingLimitMs).catch(() => {
      this.#fault = 'Asterisk stopped answering';
      this.close();
    });
  }
}

/** The manager interface tells its refusals apart only by their words. */
function refusalId(reason: string): 'not-found' | 'asterisk-refused' {
  return /not found|no such|no \w+( by that name)? found|no active|did not find|unable to retrieve|does not exist/i.test(
    reason,
  )
    ? 'not-found'
    : 'asterisk-refused';
}

function unreachable(action: string): AppError {
  return new AppError('asterisk-unreachable', `Asterisk's manager interface was lost before it answered ${action}`);
}
