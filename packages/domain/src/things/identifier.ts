import { z } from 'zod';

/** The name a thing is called by in addresses, files and other things; chosen once. Lower case letters, digits, `-` and `_`. */
export const identifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'An id is made of lower case letters, digits, - and _, at most 40 of them.');

/** An identifier made from a name people gave: "Main line (Telco)" becomes "main-line-telco"; "x" where no letter is left. */
export function identifierFrom(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const joined = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return joined.slice(0, 40).replace(/-+$/, '') || 'x';
}
