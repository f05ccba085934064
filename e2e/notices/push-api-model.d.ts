declare module 'web-push-testing/src/PushApiModel.js' {
  /** What the browsers of a push service are made of: keys, what was sent to them, decrypted. */
  export class PushApiModel {
    notifyUrl: string;
    subscribe(options: { applicationServerKey: string }): Promise<{
      endpoint: string;
      keys: { p256dh: string; auth: string };
      clientHash: string;
    }>;
    expireSubscription(clientHash: string): void;
    /** Rejects what is not encrypted or signed as it has to be. */
    handleNotification(
      clientHash: string,
      headers: { encoding: string | undefined; authorization: string | undefined; ttl: string | undefined },
      body: Buffer,
    ): Promise<void>;
    getNotifications(which: { clientHash: string }): { messages: string[] };
  }
  export class SubscriptionExpiredError extends Error {}
}
