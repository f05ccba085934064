import { destination, placeOf, weekdays } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';

/** Longest value we write, in bytes: far below the 8,192 at which Asterisk cuts a line in two. */
const longestValue = 1000;

/**
 * A name between `[` and `]`, or an object's name anywhere: extension numbers and our logins. Asterisk reads `]`, `(`,
 * `,`, `!`, `+` and `;` there, so nothing but letters, digits, `-` and `_` passes.
 */
export function escapeSection(value: unknown): string {
  if (typeof value === 'string' && /^[A-Za-z0-9_-]{1,79}$/.test(value)) return value;
  throw refused('A name of a section is made of letters, digits, - and _ only, at most 79 of them.');
}

/** Digits: numbers of extensions and mailboxes, PINs, seconds, ports. They mean the same wherever they stand. */
export function escapeDigits(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && /^\d{1,15}$/.test(text)) return text;
  throw refused('Where digits are meant, only 1 to 15 digits can stand.');
}

/**
 * What an `exten =>` begins with: a number or code as it is dialled, or, behind a `_`, a pattern: `*74`, `_7X`, `_70[2-5]`. None
 * ends in `.` or `!`, which would match whatever can be dialled.
 */
export function escapePattern(value: unknown): string {
  if (typeof value === 'string' && /^(?:[\d*#+]{1,24}|_(?:[\d*#+XZN]|\[[\d*#+-]{1,20}\]){1,24})$/.test(value))
    return value;
  throw refused(
    'A number or code that is dialled is made of digits, *, # and +, a pattern of them also of X, Z, N and [2-9].',
  );
}

/** What an `exten =>` begins with for a number that was called from outside; `5550*` stands for any that begins so. */
export function escapeCalled(value: unknown): string {
  if (typeof value === 'string' && /^\d{1,24}\*?$/.test(value))
    return value.endsWith('*') ? `_${value.slice(0, -1)}!` : value;
  throw refused('A number that is called from outside is made of digits.');
}

/** What a call must have for an inbound route to take it, between `$[` and `]`. At least one of both is given. */
export function escapeCallCondition(trunk: unknown, caller: unknown): string {
  const ofTrunk = trunk === null ? [] : [`"\${CHANNEL(endpoint)}" = "trunk-${escapeSection(trunk)}"`];
  return [...ofTrunk, ...(caller === null ? [] : callerConditions(caller))].join(' & ');
}

function callerConditions(caller: unknown): string[] {
  const presentation = `"\${CALLERID(num-pres):0:4}"`;
  if (caller === 'anonymous') return [`("\${CALLERID(num)}" = "" | ${presentation} = "proh")`];
  if (typeof caller !== 'string' || !/^\+?\d{1,24}\*?$/.test(caller)) throw refused('A caller is known by digits.');
  const digits = escapeDigits(caller.replace(/^\+|\*$/g, ''));
  const compared = caller.endsWith('*') ? `:0:${digits.length}` : '';
  return [`"\${FILTER(0-9,\${CALLERID(num)})${compared}}" = "${digits}"`, `${presentation} != "proh"`];
}

/** Hours as GotoIfTime takes them: `09:00-16:59,mon&tue,*,*`. Both minutes belong to them. */
export function escapeTimeSpan(days: unknown, first: unknown, last: unknown): string {
  if (!Array.isArray(days) || days.length === 0) throw refused('Hours without a day.');
  const names = days.map((day: unknown) => {
    if (typeof day !== 'string' || !weekdays.some((known) => known === day)) throw refused('A day that no week has.');
    return day.slice(0, 3);
  });
  return `${timeOfDay(first)}-${timeOfDay(last)},${names.join('&')},*,*`;
}

function timeOfDay(minute: unknown): string {
  if (typeof minute !== 'number' || !Number.isInteger(minute) || minute < 0 || minute >= 24 * 60)
    throw refused('A time that no day has.');
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** A time zone: its name, or where its file lies. */
export function escapeTimeZone(value: unknown): string {
  if (typeof value === 'string' && /^[\w/.+-]{1,500}$/.test(value)) return value;
  throw refused(
    'A time zone lies where Asterisk can’t be told of it: its folder’s name holds more than letters, digits and . / _ + -',
  );
}

/** Words in the arguments of an application: letters of any script, digits, blanks and . : / ( ) - */
export function escapeWords(value: unknown): string {
  if (typeof value === 'string' && /^[\p{L}\p{N} .:/()-]{1,40}$/u.test(value)) return value;
  throw refused('Words in the dialplan are letters, digits, blanks and . : / ( ) - only.');
}

/** An address on the network, with a port or without: `192.168.1.100:5060`. */
export function escapeSocket(value: unknown): string {
  if (typeof value === 'string' && /^\d{1,3}(\.\d{1,3}){3}(:\d{1,5})?$/.test(value)) return value;
  throw refused('Where an address is meant, only an IP address with or without a port can stand.');
}

/**
 * Everything right of `name = `. Asterisk takes the line up to its end or to a `;`, and drops blanks around it; `\;` is
 * how it is told that a semicolon belongs to the value (config.c, ast_config_text_file_load).
 */
export function escapeSetting(value: unknown): string {
  if (typeof value !== 'string') throw refused('A value is missing.');
  if (value === '') throw refused('A value is empty.');
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value))
    throw refused('A value holds a line break or an invisible control character.');
  if (!value.isWellFormed()) throw refused('A value holds half of a character.');
  if (value.startsWith(' ') || value.endsWith(' ')) throw refused('A value begins or ends with a blank.');
  const escaped = value.replaceAll(';', '\\;');
  if (Buffer.byteLength(escaped) > longestValue) throw refused(`A value is longer than ${longestValue} bytes.`);
  return escaped;
}

/**
 * `"Name" <number>` as a whole value (callerid.c, ast_callerid_parse). Quotes, backslashes and angle brackets are
 * refused: they can be written, but not every reader of a caller ID unwraps them alike.
 */
export function escapeCallerId(name: unknown, number: unknown): string {
  if (typeof name !== 'string' || /["\\<>]/.test(name)) {
    throw refused('A name shown to others holds a quotation mark, a backslash or an angle bracket.');
  }
  if (Buffer.byteLength(name) > callerNameBytes) {
    throw refused(`A name shown to others is longer than ${callerNameBytes} bytes.`);
  }
  return `"${escapeSetting(name)}" <${escapeDigits(number)}>`;
}

/**
 * The application that sends a call to a destination: `Goto(extensions,1001,1)`, `Hangup()`. It is read once more as a
 * destination, so that nothing but the characters of a name or a number can stand between the brackets.
 */
export function escapeDestination(value: unknown): string {
  const read = destination.safeParse(value);
  if (!read.success) throw refused('Where a call should go is not a destination.');
  const place = placeOf(read.data);
  return place === null ? 'Hangup()' : `Goto(${place.context},${place.extension},1)`;
}

/** What Asterisk keeps of a caller's name (res_pjsip: `char cid_name[80]`); more is cut off, within a character if need be. */
export const callerNameBytes = 79;

function refused(message: string): AppError {
  return new AppError('configuration-refused', message);
}
