/**
 * Calls for a long time: menus, a queue and mailboxes, `--rate` new ones a second for `--minutes`. Nothing may get stuck, get lost
 * or grow. `npm test` does the same for a shorter time (soak.test.ts).
 */
import { parseArgs } from 'node:util';
import { databaseUnderTest } from './parts/filled-system.ts';
import { printFigures } from './parts/report.ts';
import { soak } from './parts/soak.ts';
import { loadWords, printSurroundings } from './parts/surroundings.ts';

const { values: options } = parseArgs({
  options: { rate: { type: 'string', default: '20' }, minutes: { type: 'string', default: '3' } },
});

const shownAtMost = 100;

await printSurroundings(databaseUnderTest().name);
const { complaints, ...figures } = await soak({
  callsPerSecond: Number(options.rate),
  seconds: Number(options.minutes) * 60,
});
for (const complaint of complaints.slice(0, shownAtMost)) console.log(complaint);
console.log(`load after: ${loadWords()}`);
printFigures('soak', { ...figures, complaints: complaints.length });
