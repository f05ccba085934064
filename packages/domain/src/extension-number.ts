import { z } from 'zod';

/** Digits of an extension, 2 to 6. Which numbers are free for one is said by the number plan (house rule `numbersFitThePlan`). */
export const extensionNumber = z.string().regex(/^\d{2,6}$/, 'An extension number is 2 to 6 digits, for example 1001.');
