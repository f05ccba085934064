import { AppError } from '@flexpbx/runtime';
import type { AmiFields, AmiMessage } from './ami.ts';

const lineBreak = '\r\n';

/** Longest message taken: GetConfig of 10,000 extensions is some megabytes. */
const messageLimit = 64 * 1024 * 1024;

/**
 * Writes an action. Throws AppError `invalid-input` when a name or value holds a line break: whoever could bring one
 * in could send an action of their own.
 */
export function formatAction(name: string, actionId: string, fields: AmiFields): string {
  const headers: [string, string][] = [
    ['Action', name],
    ['ActionID', actionId],
    ...Object.entries(fields).flatMap(([header, value]) =>
      typeof value === 'string'
        ? [[header, value] as [string, string]]
        : value.map((item): [string, string] => [header, item]),
    ),
  ];
  for (const [header, value] of headers) {
    if (/[\r\n\0:]/.test(header) || /[\r\n\0]/.test(value)) {
      throw new AppError('invalid-input', `A line break can't be sent to Asterisk (in ${JSON.stringify(header)})`);
    }
  }
  return headers.map(([header, value]) => `${header}: ${value}${lineBreak}`).join('') + lineBreak;
}

/** Cuts what comes from Asterisk into messages. */
export class MessageReader {
  #buffered = '';
  #greeted = false;

  /** The messages that are complete with this piece. Throws when Asterisk sends what can't be a message. */
  read(piece: string): AmiMessage[] {
    this.#buffered += piece;
    if (!this.#greeted) this.#takeGreeting();
    const texts = this.#buffered.split(lineBreak + lineBreak);
    this.#buffered = texts.pop() ?? '';
    if (this.#buffered.length > messageLimit) throw new Error('a message from Asterisk has no end');
    return texts.filter((text) => text.trim() !== '').map(parseMessage);
  }

  /** Asterisk's first line names its version and is no message. */
  #takeGreeting(): void {
    const end = this.#buffered.indexOf(lineBreak);
    if (end < 0) return;
    if (!this.#buffered.startsWith('Asterisk Call Manager')) throw new Error('this is not a manager interface');
    this.#buffered = this.#buffered.slice(end + lineBreak.length);
    this.#greeted = true;
  }
}

/** Walks the text instead of cutting it into lines first: every call brings a dozen messages. */
function parseMessage(text: string): AmiMessage {
  const message: Record<string, string> = {};
  for (let start = 0, end = 0; start < text.length; start = end + lineBreak.length) {
    const found = text.indexOf(lineBreak, start);
    end = found < 0 ? text.length : found;
    const colon = text.indexOf(':', start);
    if (colon < 0 || colon > end) continue;
    const header = text.slice(start, colon);
    const value = text.slice(text[colon + 1] === ' ' ? colon + 2 : colon + 1, end);
    message[header] = Object.hasOwn(message, header) ? `${message[header]}\n${value}` : value;
  }
  return message;
}
