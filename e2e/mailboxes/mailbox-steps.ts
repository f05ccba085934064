import type { PhoneCall } from '../phones/phone-call.ts';

/** Of every mailbox in the tests. */
export const PIN = '481516';

/** A caller passes over the greeting, from its beginning, and hears the beep. */
export async function passGreeting(call: PhoneCall): Promise<void> {
  await call.hearsBeginningOf('vm-theperson');
  await call.sendDigits('#');
  await call.hears('beep');
}

/** A caller ends a message with #, and hears that it is kept. */
export async function finishMessage(call: PhoneCall): Promise<void> {
  await call.sendDigits('#');
  await call.hears('vm-msgsaved');
  await call.ended();
}

/** The owner types the PIN, and the mailbox begins to tell what is in it. */
export async function openMailbox(call: PhoneCall): Promise<void> {
  await call.hearsBeginningOf('vm-password');
  await call.sendDigits(`${PIN}#`);
  await call.hearsBeginningOf('vm-youhave');
}
