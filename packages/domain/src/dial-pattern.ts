import { z } from 'zod';

/**
 * A pattern of the number plan as the seed's configuration writes it: a regular expression from `^` to `$` over digits, `*`
 * and `#`. Which part of regular expressions can be used is said by {@link patternFault}.
 */
export const dialPattern = z.string().min(1).max(100);
