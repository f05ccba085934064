export { realStage } from './real-stage.ts';
export type { CallerVoice, FarEnd, Stage } from './stage.ts';
export { Witness } from './witness.ts';
