import { z } from 'zod';
import { pushAddress } from '../notices/push-address.ts';
import { route } from './route.ts';

const Browser = z
  .object({
    id: z.string(),
    device: z.string().meta({ description: '"Firefox on Linux".' }),
    endpoint_hash: z.string().meta({ description: 'SHA-256 of its endpoint in hex: a browser knows itself by it.' }),
    since: z.iso.datetime(),
  })
  .meta({ id: 'Browser' });

const id = z.object({ id: z.uuid() });

/** Browsers that show notifications of somebody (web push, RFC 8030). */
export const pushRoutes = {
  listMyBrowsers: route({
    method: 'get',
    path: '/api/me/browsers',
    tag: 'Me',
    summary: 'Browsers that show my notifications, and the key a browser subscribes with (RFC 8292)',
    permission: 'me.read',
    response: z.object({ public_key: z.string(), items: z.array(Browser) }),
  }),
  subscribeBrowser: route({
    method: 'post',
    path: '/api/me/browsers',
    tag: 'Me',
    summary: 'Show my notifications in this browser: the JSON of its PushSubscription',
    permission: 'me.write',
    body: pushAddress.extend({ expirationTime: z.number().nullable().optional() }),
    response: Browser,
    creates: true,
  }),
  unsubscribeBrowser: route({
    method: 'delete',
    path: '/api/me/browsers/{id}',
    tag: 'Me',
    summary: 'Show my notifications there no longer',
    permission: 'me.write',
    params: id,
  }),
  testBrowser: route({
    method: 'post',
    path: '/api/me/browsers/{id}/test',
    tag: 'Me',
    summary: 'Send a test to one of my browsers, and tell what its push service said',
    permission: 'me.write',
    params: id,
    response: z.object({ delivered: z.boolean(), answer: z.string() }),
  }),
};
