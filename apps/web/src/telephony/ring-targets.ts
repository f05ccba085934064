import type { RingTarget } from '@flexpbx/domain';
import type { z } from 'zod';
import type { ListedOption } from '../design/find-options.ts';
import { destinationIn, destinationText, outsideOptions } from './destinations.ts';

/** One line of a form that says who rings, as typed. */
export interface TargetRow {
  /** As {@link destinationText} writes it; empty: nobody yet. */
  readonly who: string;
  /** How long to ring, or to wait before. */
  readonly seconds: string;
  /** Whether who answers outside has to press 1. */
  readonly confirm: boolean;
}

/** Who stands in a line; null: nobody who could be rung. */
export function targetIn({ who }: TargetRow): RingTarget | null {
  const chosen = destinationIn(who);
  return chosen?.type === 'extension' || chosen?.type === 'external' ? chosen : null;
}

/** A line that says who rings. */
export function targetRow(target: RingTarget & { readonly confirm?: boolean }, seconds: number): TargetRow {
  const { type, confirm = true } = target;
  return { who: destinationText({ type, target: target.target }), seconds: String(seconds), confirm };
}

/** What a line comes to for the API: only calls outside are confirmed. */
export function targetBody(row: TargetRow) {
  const target = targetIn(row) ?? { type: 'extension', target: '' };
  return target.type === 'external' ? { ...target, confirm: row.confirm } : target;
}

/** What is wrong with a line, by the rules of the API for it; null: nothing. */
export function targetFault(schema: z.ZodType, row: TargetRow, body: unknown): string | null {
  if (targetIn(row) === null) return 'Choose who rings.';
  if (!/^\d+$/.test(row.seconds.trim())) return 'Give the seconds as a whole number.';
  const parsed = schema.safeParse(body);
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? 'This can’t be rung.');
}

/** Numbers that are typed: within the house as well, for people who are not shown its extensions. */
export function dialledOptions(typed: string): ListedOption[] {
  const number = typed.trim();
  const inside = /^\d{2,6}$/.test(number)
    ? [{ value: `extension:${number}`, label: `Extension ${number}`, group: 'In the house' }]
    : [];
  return [...inside, ...outsideOptions(typed)];
}
