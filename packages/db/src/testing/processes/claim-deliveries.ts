// claim-deliveries <lease ms>: claims what is due, says which it got, and holds it until it is killed.
import { readEnvironment, silentLogger } from '@flexpbx/runtime';
import { openDatabase } from '../../index.ts';

const leaseMs = Number(process.argv[2]);
const { outbox } = await openDatabase(readEnvironment(process.env), silentLogger);
const claimed: number[] = [];
for (;;) {
  const delivery = await outbox.claim('mail', { now: new Date(), leaseMs });
  if (!delivery) break;
  claimed.push(delivery.id);
}
process.send?.(claimed);
