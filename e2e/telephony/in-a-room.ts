import type { Output } from '@flexpbx/domain/api';
import { expect } from 'vitest';
import { expectToHearEachOther } from '../calls/conversation.ts';
import type { Phone } from '../phones/phone.ts';
import type { PhoneCall } from '../phones/phone-call.ts';

/** A room as the portal shows it. */
export type Room = Output<'getConferenceRoom'>;

/** Three who meet. */
export interface People {
  readonly ada: Phone;
  readonly bob: Phone;
  readonly cleo: Phone;
}

/** Dials a room that asks nothing. */
export async function join(phone: Phone, room: string): Promise<PhoneCall> {
  const call = await phone.dial(room);
  await call.answered();
  return call;
}

/** The same of who is alone there, to the music. Who is joined between the words and the music may be left with the music. */
export async function joinFirst(phone: Phone, room: string): Promise<PhoneCall> {
  const call = await join(phone, room);
  await call.hears('conf-onlyperson');
  expect((await call.record(1_000)).isSilent()).toBe(false);
  return call;
}

/** Dials a room and answers its question; resolves when it was understood. */
export async function joinWithPin(phone: Phone, room: string, pin: string): Promise<PhoneCall> {
  const call = await join(phone, room);
  await call.hearsBeginningOf('conf-getpin');
  await call.sendDigits(pin);
  return call;
}

/** Bob and Ada talk. */
export async function bobCallsAda({ ada, bob }: People): Promise<{ call: PhoneCall; atAda: PhoneCall }> {
  const call = await bob.dial(ada.account.number);
  const atAda = await ada.nextCall();
  await atAda.answer();
  await call.answered();
  await expectToHearEachOther(call, atAda);
  await Promise.all([call.beQuiet(), atAda.beQuiet()]);
  return { call, atAda };
}

/** Which of the tones of the three can be heard in a second. */
export async function tonesAt(call: PhoneCall): Promise<number[]> {
  const heard = await call.record(1_000);
  return [440, 1000, 1700].filter((hz) => heard.hasTone(hz));
}

/** Whether somebody in a room is muted. */
export function mutedIs(number: string, wanted: boolean): (room: Room) => boolean {
  return ({ members }) => members.some((member) => member.number === number && member.muted === wanted);
}

/** Says a tone for a name when asked. */
export async function sayName(call: PhoneCall, hz: number): Promise<void> {
  await call.hears('vm-rec-name');
  await call.hears('beep');
  await call.playTone(hz);
  await call.record(700);
  // Before the key: behind it the room would hear the rest.
  await call.beQuiet();
  await call.sendDigits('#');
}
