import { request } from '../../api/client.ts';
import { thisEndpointHash, unsubscribeHere } from './push-subscription.ts';

/** Ends notifications in this browser: who uses it next is not to read what somebody who left is told. */
export async function forgetThisBrowser(): Promise<void> {
  const here = await thisEndpointHash();
  if (here === null) return;
  const { items } = await request('listMyBrowsers', {});
  const own = items.find(({ endpoint_hash }) => endpoint_hash === here);
  if (own) await request('unsubscribeBrowser', { params: { id: own.id } });
  await unsubscribeHere();
}
