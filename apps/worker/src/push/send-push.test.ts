import { createECDH, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type PushService, startPushService } from '@flexpbx/e2e/push-service';
import { describe, expect, it, onTestFinished } from 'vitest';
import webPush from 'web-push';
import { type OutgoingPush, type PushSender, sendPush } from './send-push.ts';

const keys = webPush.generateVAPIDKeys();
const aPush: OutgoingPush = { payload: '{"title":"Grüße"}', tag: 'a tag', urgency: 'high', lifetimeSeconds: 60 };
const patient = () => AbortSignal.timeout(10_000);
const senderTo = (trustedOrigin: string | null): PushSender => ({
  keys,
  contact: 'mailto:pbx@school.org',
  trustedOrigin,
});

async function aService(): Promise<PushService> {
  const service = await startPushService();
  onTestFinished(() => service.close());
  return service;
}

describe('a push message', () => {
  it('given a push service, then its browser can decrypt it, and our signature fits the key it subscribed with', async () => {
    const service = await aService();
    const browser = await service.browser(keys.publicKey);
    const sent = await sendPush(senderTo(service.origin), browser.subscription, aPush, patient());
    expect(sent).toEqual({ outcome: 'delivered', answer: 'The push service 127.0.0.1 answered 201.' });
    expect(browser.messages()).toEqual(['{"title":"Grüße"}']);
    expect(service.requests).toMatchObject([
      { ttl: '60', urgency: 'high', topic: expect.stringMatching(/^[\w-]{32}$/) },
    ]);
  });

  it('given the browser left, then that is told apart from trouble', async () => {
    const service = await aService();
    const browser = await service.browser(keys.publicKey);
    browser.leave();
    expect(await sendPush(senderTo(service.origin), browser.subscription, aPush, patient())).toMatchObject({
      outcome: 'gone',
    });
  });

  it('given the browser subscribed for another key, then it is refused for good', async () => {
    const service = await aService();
    const browser = await service.browser(createECDH('prime256v1').generateKeys('base64url'));
    expect(await sendPush(senderTo(service.origin), browser.subscription, aPush, patient())).toEqual({
      outcome: 'refused',
      answer: 'The push service 127.0.0.1 answered 400.',
    });
  });

  it('given an address inside the network, then it is never called, even where one service inside is trusted', async () => {
    const service = await aService();
    const { subscription } = await service.browser(keys.publicKey);
    for (const trusted of [null, 'http://127.0.0.1:1']) {
      expect(await sendPush(senderTo(trusted), subscription, aPush, patient())).toMatchObject({ outcome: 'refused' });
    }
    expect(service.requests).toEqual([]);
  });

  it.each([
    [429, 'again'],
    [503, 'again'],
    [413, 'refused'],
    [302, 'refused'],
  ])('given the push service answers %i, then the outcome is %s', async (status, outcome) => {
    const server = createServer((_, response) => response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end());
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const p256dh = createECDH('prime256v1').generateKeys('base64url');
    const address = { endpoint: `${origin}/secret`, keys: { p256dh, auth: randomBytes(16).toString('base64url') } };
    const sent = await sendPush(senderTo(origin), address, aPush, patient());
    expect(sent.outcome).toBe(outcome);
    expect(sent.answer).not.toContain('secret');
  });
});
