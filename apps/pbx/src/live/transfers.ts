import type { Ami, AmiEvents } from '@flexpbx/asterisk';
import type { Database } from '@flexpbx/db';
import { eventOfTransfer, type Transfer } from '@flexpbx/domain';
import { type Clock, type Logger, reasonOf } from '@flexpbx/runtime';

/** What transfers are followed with. */
export interface TransferWatchParts {
  readonly ami: Pick<Ami, 'on'>;
  readonly database: Pick<Database, 'events'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Told = AmiEvents['BlindTransfer' | 'AttendedTransfer'];

/**
 * Writes down each transfer that succeeded. Nothing else tells of them afterwards, so one in the second in which we are
 * started again is not told. Returns how to stop.
 */
export function watchTransfers({ ami, database, clock, logger }: TransferWatchParts): () => void {
  const take = (method: Transfer['method'], told: Told) => {
    if (!told.succeeded) return;
    const event = eventOfTransfer(transferFrom(method, told), new Date(clock.now()));
    database.events
      .add([event])
      .catch((fault) => logger.warn('a transfer could not be written down', { reason: reasonOf(fault) }));
  };
  const stops = [
    ami.on('BlindTransfer', (told) => take('blind', told)),
    ami.on('AttendedTransfer', (told) => take('attended', told)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function transferFrom(method: Transfer['method'], { transferer, transferee, target }: Told): Transfer {
  const [, extension] = /^PJSIP\/(\d+)-/.exec(transferer.name) ?? [];
  return {
    callId: transferer.linkedId,
    transfererId: transferer.id,
    method,
    transferredBy: extension ?? transferer.number,
    number: transferee.number,
    name: transferee.callerName,
    target,
  };
}
