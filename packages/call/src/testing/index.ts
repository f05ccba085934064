export { aCaller, type CallerDescription, type FlowEnd, type ScriptedCaller } from './scripted-caller.ts';
