import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pushApi from 'web-push-testing/src/PushApiModel.js';

/** A browser that subscribed at a push service. */
export interface TestBrowser {
  /** What its PushSubscription says. */
  readonly subscription: {
    readonly endpoint: string;
    readonly keys: { readonly p256dh: string; readonly auth: string };
  };
  /** Messages it got, decrypted. */
  messages(): string[];
  /** It takes no more: the push service answers 410 from now on. */
  leave(): void;
}

/** A push service in this process that takes and decrypts what is sent as RFC 8030, 8291 and 8292 want it. */
export interface PushService {
  readonly origin: string;
  /** Headers of all requests, in lower case. */
  readonly requests: readonly IncomingMessage['headers'][];
  /** A browser that only takes what is signed with this key. */
  browser(applicationServerKey: string): Promise<TestBrowser>;
  /** Resolves as soon as so many requests were answered. */
  asked(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a push service on a free loopback port. */
export async function startPushService(): Promise<PushService> {
  const model = new pushApi.PushApiModel();
  const requests: IncomingMessage['headers'][] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    void take(model, request, response).then(() => {
      requests.push(request.headers);
      for (const look of waiting) look();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  model.notifyUrl = `${origin}/notify/`;
  return {
    origin,
    requests,
    browser: async (applicationServerKey) => {
      const { clientHash, endpoint, keys } = await model.subscribe({ applicationServerKey });
      return {
        subscription: { endpoint, keys },
        messages: () => model.getNotifications({ clientHash }).messages,
        leave: () => model.expireSubscription(clientHash),
      };
    },
    asked: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (requests.length >= count && waiting.delete(look)) resolve();
        };
        waiting.add(look);
        look();
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function take(
  model: InstanceType<typeof pushApi.PushApiModel>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = Buffer.concat(await request.toArray());
  const client = request.url?.split('/').at(-1) ?? '';
  const { 'content-encoding': encoding, authorization, ttl } = request.headers;
  const headers = { encoding, authorization, ttl: ttl?.toString() };
  try {
    await model.handleNotification(client, headers, body);
    response.writeHead(201).end();
  } catch (fault) {
    response.writeHead(fault instanceof pushApi.SubscriptionExpiredError ? 410 : 400).end(String(fault));
  }
}
