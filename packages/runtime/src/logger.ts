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

const tenMegabytes = 10 * 1024 * 1024;

/**
 * JSON lines to `<state>/log/<process>.log` (five files of 10 MB), warnings and errors also to standard error.
 * Every process of ours has its own file.
 */
export function createLogger(process: string, environment: Environment): Logger {
  const directory = statePaths(environment).log;
  mkdirSync(directory, { recursive: true });
  return winston.createLogger({
    level: environment.logLevel,
    format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
    defaultMeta: { process },
    transports: [
      new winston.transports.File({
        filename: join(directory, `${process}.log`),
        maxsize: tenMegabytes,
        maxFiles: 5,
        tailable: true,
      }),
      new winston.transports.Console({
        level: 'warn',
        stderrLevels: ['error', 'warn'],
        format: winston.format.printf((line) => `${process}: ${line.level}: ${line.message}${fieldsOf(line)}`),
      }),
    ],
  });
}

function fieldsOf(line: winston.Logform.TransformableInfo): string {
  const { level, message, timestamp, process, ...fields } = line;
  return Object.keys(fields).length > 0 ? ` ${JSON.stringify(fields)}` : '';
}

/** A logger that says nothing, for tests that look at behaviour. */
export const silentLogger: Logger = { error() {}, warn() {}, info() {}, debug() {} };
