import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type AsteriskInstallation, findAsterisk } from '@flexpbx/ops';
import { readEnvironment } from '@flexpbx/runtime';

/** The Asterisk the product would run, with the folder of its English sounds. */
export interface TestAsterisk extends AsteriskInstallation {
  /** Below `<dataDir>/sounds`. */
  readonly language: string;
}

let found: Promise<TestAsterisk> | undefined;

/** Finds the Asterisk to test with: the product's own (FLEXPBX_ASTERISK_ROOT names another). Throws when there is none. */
export function findTestAsterisk(): Promise<TestAsterisk> {
  found ??= search();
  return found;
}

async function search(): Promise<TestAsterisk> {
  const installation = await findAsterisk(readEnvironment(process.env));
  const sounds = join(installation.dataDir, 'sounds');
  const language = (await readdir(sounds)).find((name) => /^en(_|$)/.test(name));
  if (!language) throw new Error(`there are no English sounds in ${sounds}`);
  return { ...installation, language };
}
