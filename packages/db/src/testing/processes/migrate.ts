// migrate: waits for "go", says which migrations it applied.
import { once } from 'node:events';
import { readEnvironment } from '@flexpbx/runtime';
import { migrateDatabase } from '../../index.ts';

process.send?.('ready');
await once(process, 'message');
process.send?.(await migrateDatabase(readEnvironment(process.env)));
process.disconnect();
