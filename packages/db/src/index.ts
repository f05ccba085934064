export { migrateDatabase } from './migrate-database.ts';
export { openDatabase } from './open-database.ts';
export type * from './repositories.ts';
