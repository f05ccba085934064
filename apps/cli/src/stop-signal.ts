import type { Terminal } from './terminal.ts';

/**
 * Aborts at the first SIGINT, SIGTERM or SIGHUP. Later ones are taken in without effect, because npm passes the
 * terminal's Ctrl-C on a second time; every step of the stop has its own limit.
 */
export function stopSignal(terminal: Terminal): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) return;
      terminal.print('');
      stopping.abort(new Error(`stopped by ${signal}`));
    });
  }
  return stopping.signal;
}
