import { AppError } from '@flexpbx/runtime';

/** One ARI request. */
export interface AriRequest {
  /** What is asked, for messages: no ids, no numbers. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path segments, not yet encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /**
   * Asterisk answers it only when the channel's own thread gets to it, which is after a running prompt. On the
   * WebSocket that would hold up every other call (measured: 7 s of prompt, 7 s of silence, pings included), so it
   * goes by a connection of its own.
   */
  readonly waitsForChannel?: true;
}

/** What Asterisk answered instead of doing it. */
export interface Refusal {
  readonly status: number;
  readonly phrase: string;
  readonly body: string;
}

/** The address below `/ari/`. */
export function uriOf(request: AriRequest): string {
  const path = request.path.map(encodeURIComponent).join('/');
  return request.query ? `${path}?${new URLSearchParams(request.query)}` : path;
}

/** The JSON to send along, or null. */
export function bodyOf(request: AriRequest): string | null {
  return request.body ? JSON.stringify(request.body) : null;
}

/** A refusal as AppError: `not-found` for what is gone, else `asterisk-refused`. */
export function refused(request: AriRequest, refusal: Refusal): AppError {
  const id = refusal.status === 404 ? 'not-found' : 'asterisk-refused';
  return new AppError(id, `Asterisk refused to ${request.name}: ${reasonIn(refusal)}`);
}

function reasonIn(refusal: Refusal): string {
  try {
    const parsed: unknown = JSON.parse(refusal.body);
    if (parsed !== null && typeof parsed === 'object' && 'message' in parsed) return String(parsed.message);
  } catch {
    // Not JSON: the status says enough.
  }
  return `${refusal.status} ${refusal.phrase}`.trim();
}
