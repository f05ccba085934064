import { reasonOf } from './app-error.ts';
import type { Environment } from './environment.ts';
import { readEnvironment } from './environment.ts';
import { createLogger, type Logger } from './logger.ts';

/** What a process is given to live by. */
export interface ProcessContext {
  readonly environment: Environment;
  readonly logger: Logger;
  /** Aborts when the process is asked to end; nothing new is begun after that. */
  readonly stopping: AbortSignal;
  /** Says that this process can do its work; the supervisor waits for it. */
  ready(): void;
  /** Registers something to close at the end. Closed in reverse order, each given at most 5 s. */
  onStop(name: string, close: () => Promise<void> | void): void;
}

const closeLimitMs = 5_000;

/**
 * The frame of each `main.ts`: environment, logger, start, ordered stop. Ends on SIGTERM, SIGINT and when the
 * supervisor is gone (its IPC channel closes), so that nothing of ours outlives it. A fault during start or a promise
 * nobody awaited ends the process with code 1; the supervisor starts it again.
 */
export async function runProcess(name: string, start: (context: ProcessContext) => Promise<void>): Promise<void> {
  const environment = readEnvironment(process.env);
  const logger = createLogger(name, environment);
  const stop = new AbortController();
  const closers: { name: string; close: () => Promise<void> | void }[] = [];

  const end = async (code: number) => {
    if (stop.signal.aborted) return;
    stop.abort(new Error(`${name} is stopping`));
    for (const closer of closers.reverse()) await closeWithin(closer, logger);
    logger.info('stopped');
    await logger.close();
    process.exit(code);
  };

  process.on('SIGTERM', () => void end(0));
  process.on('SIGINT', () => void end(0));
  process.on('disconnect', () => void end(0));
  process.on('unhandledRejection', (fault) => {
    logger.error('a fault nobody handled', {
      reason: reasonOf(fault),
      stack: fault instanceof Error ? fault.stack : undefined,
    });
    void end(1);
  });

  try {
    await start({
      environment,
      logger,
      stopping: stop.signal,
      ready: () => process.send?.({ ready: true }),
      onStop: (closerName, close) => closers.push({ name: closerName, close }),
    });
    logger.info('started', { pid: process.pid });
  } catch (fault) {
    logger.error('could not start', { reason: reasonOf(fault) });
    await end(1);
  }
}

async function closeWithin(closer: { name: string; close: () => Promise<void> | void }, logger: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${closeLimitMs} ms`)), closeLimitMs);
  });
  try {
    await Promise.race([closer.close(), limit]);
  } catch (fault) {
    logger.warn('could not be closed in order', { closer: closer.name, reason: reasonOf(fault) });
  } finally {
    clearTimeout(timer);
  }
}
