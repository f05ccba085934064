// answer-bell: says when (on the machine's monotonic clock, ns) it heard `orders`, and rings `orders-answered`.
import { readEnvironment, silentLogger } from '@flexpbx/runtime';
import { openDatabase } from '../../index.ts';

const { bell } = await openDatabase(readEnvironment(process.env), silentLogger);
bell.listen(['orders'], () => {
  process.send?.(String(process.hrtime.bigint()));
  bell.notify('orders-answered');
});
process.send?.('listening');
