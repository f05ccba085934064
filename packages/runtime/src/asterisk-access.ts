import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from './app-error.ts';

const login = z.object({ username: z.string().min(1), password: z.string().min(24) });

/** Who may sign in to Asterisk's interfaces: one login for each of our processes, each with only the rights it uses. */
export const asteriskAccessSchema = z.object({
  ari: login,
  /** Call control: live calls, registrations, message waiting. */
  amiCalls: login,
  /** configd: reload and read back. */
  amiConfiguration: login,
});

/** See {@link asteriskAccessSchema}. */
export type AsteriskAccess = z.infer<typeof asteriskAccessSchema>;

/** Reads the generated passwords. Throws AppError `setup-incomplete` when set-up has not written them. */
export async function readAsteriskAccess(file: string): Promise<AsteriskAccess> {
  try {
    return asteriskAccessSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new AppError('setup-incomplete', `${file} can't be used. Run "npm start" once to have it made.`, { cause });
  }
}
