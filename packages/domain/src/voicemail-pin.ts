import { voicemailPin } from './secrets.ts';

/** Whether a PIN may open this mailbox: long enough, not guessed first, and not the number everybody can see. */
export function isPinFor(mailbox: string, pin: string): boolean {
  return voicemailPin.safeParse(pin).success && pin !== mailbox;
}
