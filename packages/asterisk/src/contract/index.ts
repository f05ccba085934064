export { type Cable, layCable } from './cable.ts';
export { portContract } from './port-contract.ts';
export { type RealAsterisk, startRealAsterisk } from './real-asterisk.ts';
export { realStage } from './real-stage.ts';
export type { CallerVoice, FarEnd, Stage } from './stage.ts';
export { Witness } from './witness.ts';
