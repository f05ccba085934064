import type { Call } from '@flexpbx/call';
import type { CallRecordRepository } from '@flexpbx/db';
import { type FlowResult, hangUp } from '../sessions/flow-result.ts';

/** Which number is called again: what this phone dialled last, or who called it last. */
export type CallAgainKind = 'redial' | 'call-back';

/** What is dialled like a number, not like a code. */
const isNumber = (text: string) => /^\+?\d+$/.test(text);

/** How far back is looked: whoever has called so many codes since has forgotten the number too. */
const lookedAt = 50;

/** Calls a number of this extension's history again; says so where there is none. */
export async function callAgain(
  call: Call,
  { kind, extension }: { kind: CallAgainKind; extension: string },
  records: Pick<CallRecordRepository, 'page'>,
): Promise<FlowResult> {
  const number = await lastNumber(kind, extension, records);
  if (number !== null) return { kind: 'extension', number };
  await call.answer();
  await call.play('sound:im-sorry', 'sound:unidentified-no-callback');
  return hangUp;
}

async function lastNumber(
  kind: CallAgainKind,
  extension: string,
  records: Pick<CallRecordRepository, 'page'>,
): Promise<string | null> {
  const { items } = await records.page({ extension }, { limit: lookedAt, before: null });
  const own = items.filter(({ callerNumber }) => (kind === 'redial') === (callerNumber === extension));
  const numbers = own.map(({ callerNumber, dialledNumber }) => (kind === 'redial' ? dialledNumber : callerNumber));
  return numbers.find(isNumber) ?? null;
}
