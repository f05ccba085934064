// claim-orders: claims what there is, says which orders it got.
import { readEnvironment, silentLogger } from '@flexpbx/runtime';
import { openDatabase } from '../../index.ts';

const database = await openDatabase(readEnvironment(process.env), silentLogger);
const claimed: string[] = [];
for (let order = await database.orders.claim('claimer'); order; order = await database.orders.claim('claimer')) {
  claimed.push(order.id);
}
process.send?.(claimed);
await database.close();
process.disconnect();
