import type { OutboundCallerId } from '@flexpbx/domain';
import { AppError } from '@flexpbx/runtime';

/** The number a trunk is asked for: what was dialled without its first digits, behind others: `+1${EXTEN:2}`. */
export function escapeDialled(prepend: unknown, strip: unknown): string {
  if (typeof prepend !== 'string' || !/^\+?[\d*#]{0,20}$/.test(prepend) || !isCount(strip)) {
    throw refused('What is put before a number is made of digits, * and #, perhaps behind a +.');
  }
  return `${prepend}\${EXTEN${strip === 0 ? '' : `:${strip}`}}`;
}

/**
 * The options of Dial by which a call is shown to a trunk (app_dial.c, OPT_FORCECLID): for this call only, so that the
 * next trunk can show it otherwise. `f()` with nothing in it leaves the caller ID as it is, which is so for an extension
 * without a number outside (see `[outside-permission]`). A hidden call still says whose it is, for the provider alone.
 */
export function escapeShownCaller(callerId: unknown, account: unknown): string {
  const rule = callerId as OutboundCallerId;
  switch (rule?.show) {
    case 'extension':
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Asterisk's own variable
      return 'f(${GOSUB_RETVAL})';
    case 'number':
      if (!/^\+?\d{2,20}$/.test(rule.number)) throw refused('A caller ID is made of digits, perhaps behind a +.');
      return `f(<${rule.number}>)`;
    case 'anonymous':
      return `f(<${typeof account === 'string' && /^[\w.+-]{1,64}$/.test(account) ? account : 'anonymous'}>)u(prohib)`;
    default:
      throw refused('It is not said how calls are shown.');
  }
}

/** Name or value of a SIP header of our own: letters, digits and `. _ ~ + = -`, which mean nothing to the dialplan. */
export function escapeToken(value: unknown): string {
  if (typeof value === 'string' && /^[A-Za-z0-9._~+=-]{1,128}$/.test(value)) return value;
  throw refused('A key is made of letters, digits and . _ ~ + = -.');
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 40;
}

function refused(message: string): AppError {
  return new AppError('configuration-refused', message);
}
