export { openSpoolAt } from './open-spool.ts';
export { buildSpool, draftMeta, leaveNatively, silence, type TestSpool } from './spool-builder.ts';
