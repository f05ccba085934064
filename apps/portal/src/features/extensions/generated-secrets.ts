import { randomInt } from 'node:crypto';
import { voicemailPin } from '@flexpbx/domain';

/** Letters and digits that are not taken for one another when typed into a phone's menu. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789';
const sipSecretLength = 16;
const pinLength = 6;

/** A SIP password of 92 random bits. */
export function generateSipSecret(): string {
  return Array.from({ length: sipSecretLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** A random PIN of six digits that isn't one of those tried first. */
export function generateVoicemailPin(): string {
  for (;;) {
    const pin = Array.from({ length: pinLength }, () => randomInt(10)).join('');
    if (voicemailPin.safeParse(pin).success) return pin;
  }
}
