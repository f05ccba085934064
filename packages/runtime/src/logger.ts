import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import winston from 'winston';
import type { Environment } from './environment.ts';
import { statePaths } from './state-paths.ts';

/** Marked fields of a log line. Numbers and names of people stand only here, never in the message. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where a process tells its operator what happened. Messages are constant sentences; what varies is a field. */
export interface Logger {
  error(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
}

/** A logger that has a file to finish. */
export interface ProcessLogger extends Logger {
  /** Resolves when everything said so far stands in the file; nothing may be said afterwards. */
  close(): Promise<void>;
}

const tenMegabytes = 10 * 1024 * 1024;

/**
 * JSON lines to `<state>/log/<process>.log` (five files of 10 MB), warnings and errors also to standard error.
 * Every process of ours has its own file.
 */
export function createLogger(process: string, environment: Environment): ProcessLogger {
  const directory = statePaths(environment).log;
  mkdirSync(directory, { recursive: true });
  const file = new winston.transports.File({
    filename: join(directory, `${process}.log`),
    maxsize: tenMegabytes,
    maxFiles: 5,
    tailable: true,
  });
  const logger = winston.createLogger({
    level: environment.logLevel,
    format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
    defaultMeta: { process },
    transports: [file, warningsToConsole(process)],
  });
  // A log that can't be written (disk full) must not end the process whose calls it tells of.
  logger.on('error', () => {});
  const close = async () => {
    const written = once(file, 'finish').catch(() => {});
    logger.end();
    await written;
  };
  return { ...levelsOf(logger), close };
}

function warningsToConsole(process: string): winston.transport {
  return new winston.transports.Console({
    level: 'warn',
    stderrLevels: ['error', 'warn'],
    format: winston.format.printf((line) => `${process}: ${line.level}: ${line.message}${fieldsOf(line)}`),
  });
}

function levelsOf(logger: winston.Logger): Logger {
  return {
    error: (message, fields) => void logger.error(message, fields),
    warn: (message, fields) => void logger.warn(message, fields),
    info: (message, fields) => void logger.info(message, fields),
    debug: (message, fields) => void logger.debug(message, fields),
  };
}

function fieldsOf(line: winston.Logform.TransformableInfo): string {
  const { level, message, timestamp, process, ...fields } = line;
  return Object.keys(fields).length > 0 ? ` ${JSON.stringify(fields)}` : '';
}

/** A logger that says nothing, for tests that look at behaviour. */
export const silentLogger: Logger = { error() {}, warn() {}, info() {}, debug() {} };
