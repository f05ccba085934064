export { openSpoolAt } from './open-spool.ts';
export { buildSpool, draftMeta, silence, type TestSpool } from './spool-builder.ts';
