export { type AsteriskProgram, type Machine, machineOf } from './machine.ts';
export { type RenderedFiles, readTemplates, render, type Templates } from './render.ts';
export type { Snapshot } from './snapshot.ts';
