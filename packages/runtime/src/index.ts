export { AppError, type AppErrorId, reasonOf } from './app-error.ts';
export { type AsteriskAccess, asteriskAccessSchema, readAsteriskAccess } from './asterisk-access.ts';
export { type Clock, systemClock } from './clock.ts';
export { type Environment, programDir, readEnvironment } from './environment.ts';
export { type LogFields, type Logger, type ProcessLogger, silentLogger } from './logger.ts';
export { type PushKeys, pushKeysSchema, readPushKeys } from './push-keys.ts';
export { repeatedly } from './repeatedly.ts';
export { type ProcessContext, runProcess } from './run-process.ts';
export { type StatePaths, statePaths } from './state-paths.ts';
