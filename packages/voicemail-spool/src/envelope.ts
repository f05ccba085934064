/** What app_voicemail writes beside a message's sound, in `msgNNNN.txt`. */
export interface Envelope {
  /** `msg_id`: stays the same when the message is moved or renumbered. */
  readonly id: string;
  readonly mailbox: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly receivedAt: Date;
  readonly durationSeconds: number;
  /** Where in the dialplan the caller was. */
  readonly context: string;
  readonly extension: string;
  readonly channel: string;
}

/** The text of `msgNNNN.txt`, key for key as leave_voicemail() of Asterisk 22's app_voicemail.c writes it. */
export function formatEnvelope(envelope: Envelope): string {
  const fields: [string, string | number][] = [
    ['origmailbox', envelope.mailbox],
    ['context', envelope.context],
    ['exten', envelope.extension],
    ['rdnis', 'unknown'],
    ['priority', 1],
    ['callerchan', envelope.channel],
    ['callerid', formatCallerId(envelope)],
    ['origdate', formatDate(envelope.receivedAt)],
    ['origtime', Math.floor(envelope.receivedAt.getTime() / 1000)],
    ['category', ''],
    ['msg_id', envelope.id],
    ['flag', ''],
    ['duration', envelope.durationSeconds],
  ];
  const lines = fields.map(([key, value]) => `${key}=${escapeValue(String(value))}`);
  return [';', '; Message Information file', ';', '[message]', ...lines, ''].join('\n');
}

/** Reads an envelope written by us or by app_voicemail; null when it lacks what makes it one. */
export function parseEnvelope(text: string): Envelope | null {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, key, value] = /^\s*([a-z_]+)\s*=>?(.*)$/.exec(line) ?? [];
    // app_voicemail itself writes a `;` in a caller's name as it is, so it does not end a value here.
    if (key !== undefined && value !== undefined) fields.set(key, value.replaceAll('\\;', ';').trim());
  }
  const receivedSeconds = Number(fields.get('origtime') ?? Number.NaN);
  if (!Number.isFinite(receivedSeconds)) return null;
  const { number, name } = parseCallerId(fields.get('callerid') ?? '');
  const channel = fields.get('callerchan') ?? '';
  return {
    // Messages left before Asterisk 11 have no id; time and channel name them as well.
    id: fields.get('msg_id') || `${receivedSeconds}-${channel.replaceAll(/[^A-Za-z0-9]/g, '-')}`,
    mailbox: fields.get('origmailbox') ?? '',
    callerNumber: number,
    callerName: name,
    receivedAt: new Date(receivedSeconds * 1000),
    durationSeconds: Number(fields.get('duration') ?? 0) || 0,
    context: fields.get('context') ?? '',
    extension: fields.get('exten') ?? '',
    channel,
  };
}

/** As ast_callerid_merge() does it; it can't escape, so what would end the name early is replaced. */
function formatCallerId(caller: Pick<Envelope, 'callerName' | 'callerNumber'>): string {
  const name = caller.callerName.replaceAll('"', "'").replaceAll('<', '(').replaceAll('>', ')');
  const number = caller.callerNumber.replaceAll(/[^0-9A-Za-z+*#._-]/g, '');
  if (name && number) return `"${name}" <${number}>`;
  return name || number || 'Unknown';
}

function parseCallerId(text: string): { number: string; name: string } {
  const both = /^(.*)<([^<>]*)>$/.exec(text);
  if (both) return { name: unquoted(both[1] ?? ''), number: both[2] ?? '' };
  if (text === 'Unknown') return { name: '', number: '' };
  return /^[+*#]?[0-9*#]+$/.test(text) ? { name: '', number: text } : { name: unquoted(text), number: '' };
}

function unquoted(name: string): string {
  return name.trim().replace(/^"(.*)"$/, '$1');
}

/** Asterisk's configuration files end a value at a line's end or at a `;` without a backslash before it. */
function escapeValue(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the file
  return value.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').replaceAll(';', '\\;');
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `Sat Nov 21 12:52:18 AM UTC 2026`, as get_date() of app_voicemail.c (strftime `%a %b %e %r UTC %Y`). */
function formatDate(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = `${two(at.getUTCHours() % 12 || 12)}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  const half = at.getUTCHours() < 12 ? 'AM' : 'PM';
  const day = String(at.getUTCDate()).padStart(2, ' ');
  return `${weekdays[at.getUTCDay()]} ${months[at.getUTCMonth()]} ${day} ${clock} ${half} UTC ${at.getUTCFullYear()}`;
}
