import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 60_000;
const lookMs = 250;

/** Resolves once `look` sees it; throws after a minute, saying what did not happen. */
export async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < patienceMs; waited += lookMs) {
    if (await look()) return;
    await pause(lookMs);
  }
  throw new Error(`${what}: not within ${patienceMs / 1000} s`);
}
