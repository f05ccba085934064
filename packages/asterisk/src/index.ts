export type {
  Ami,
  AmiAnswer,
  AmiFields,
  AmiMessage,
  ConfigSection,
  Contact,
  DialplanLine,
  Endpoint,
  ShownChannel,
} from './ami/ami.ts';
export { type AmiOptions, connectAmi } from './ami/connect.ts';
export type { AmiChannel, AmiEvent, AmiEventName, AmiEvents } from './ami/events.ts';
export { connectAri } from './ari/connect.ts';
export type { AriOptions } from './ari/options.ts';
export * from './port.ts';
