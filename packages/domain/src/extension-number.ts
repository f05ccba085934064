import { z } from 'zod';

/** What the default number plan (seed, Appendix C) uses for something else than extensions. */
const reservedRanges: readonly { pattern: RegExp; usedFor: string }[] = [
  { pattern: /^0/, usedFor: 'the operator and outside lines' },
  { pattern: /^(911|933|112|999|000|110|118|119)$/, usedFor: 'emergency calls' },
  { pattern: /^2\d{3}$/, usedFor: 'conferences' },
  { pattern: /^7\d$/, usedFor: 'parked calls' },
  { pattern: /^8\d{3}$/, usedFor: 'call queues' },
  { pattern: /^9\d{3}$/, usedFor: 'paging' },
];

/** What stands in the way of using `number` for an extension; null when nothing does. */
export function numberPlanConflict(number: string): string | null {
  return reservedRanges.find((range) => range.pattern.test(number))?.usedFor ?? null;
}

/** Digits of an extension: 2 to 6, outside what the number plan keeps for other things. */
export const extensionNumber = z
  .string()
  .regex(/^\d{2,6}$/, 'An extension number is 2 to 6 digits, for example 1001.')
  .superRefine((number, context) => {
    const usedFor = numberPlanConflict(number);
    if (usedFor) {
      context.addIssue({
        code: 'custom',
        message: `${number} is kept for ${usedFor}. Numbers from 1000 to 1999 are free for extensions.`,
      });
    }
  });
