export { type FileName, fileNames } from './files.ts';
export { type AsteriskProgram, type Machine, machineOf } from './machine.ts';
export { type ChangePlan, type Generation, planChange, type ReadBack } from './plan-change.ts';
export { type RenderedFiles, readTemplates, render, type Templates } from './render.ts';
export type { Snapshot } from './snapshot.ts';
export { type Speech, spokenIn } from './speech.ts';
