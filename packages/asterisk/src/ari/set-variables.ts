import type { ChannelRequests } from '../port.ts';
import { isGone } from '../refusals.ts';
import type { Ask } from './operations.ts';

/**
 * Sets variables of channels. The channel's own thread sets them, so while something is played that waits, and with it the
 * WebSocket would (seen: 4 s without a word for all other calls).
 *
 * Several go by one request where Asterisk knows how, since 22.10: a request costs more than all it sets. Asterisks before
 * answer as if the channel were gone; then each goes by itself, and when that works Asterisk is not asked that way again.
 */
export function variableSetter(ask: Ask): ChannelRequests['setVariables'] {
  let takesSeveral = true;
  const setEach = async (path: readonly string[], variables: Readonly<Record<string, string>>) => {
    const requests = Object.entries(variables).map(([variable, value]) => {
      const body = { variable, value };
      const request = { name: 'set a variable', method: 'POST', path: [...path, 'variable'], body } as const;
      return ask({ ...request, waitsForChannel: true });
    });
    await Promise.all(requests);
  };
  return async (id, variables) => {
    const path = ['channels', id];
    if (!takesSeveral || Object.keys(variables).length < 2) return setEach(path, variables);
    try {
      const request = {
        name: 'set variables',
        method: 'POST',
        path: [...path, 'variables'],
        body: { variables },
      } as const;
      await ask({ ...request, waitsForChannel: true });
    } catch (fault) {
      if (!isGone(fault)) throw fault;
      await setEach(path, variables);
      takesSeveral = false;
    }
  };
}
