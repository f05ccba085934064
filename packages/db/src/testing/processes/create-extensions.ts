// create-extensions <first number> <how many>: one transaction each, says each number when it is in the database.
import { readEnvironment, silentLogger } from '@flexpbx/runtime';
import { openDatabase } from '../../index.ts';
import { anExtension } from '../an-extension.ts';

const [first, count] = process.argv.slice(2).map(Number);
const database = await openDatabase(readEnvironment(process.env), silentLogger);
for (let at = 0; at < (count ?? 0); at++) {
  const number = String((first ?? 0) + at);
  await database.extensions.create(anExtension({ number }), `process ${process.pid}`);
  process.send?.(number);
}
await database.close();
process.disconnect();
