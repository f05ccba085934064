import type { Input } from '../../api/client.ts';

/** Whether this browser can show notifications, and what stands in the way. */
export type Ability = 'able' | 'unsupported' | 'insecure' | 'forbidden';

/** What this browser is able to do as things are. */
export function abilityOf(browser: {
  readonly isSecureContext: boolean;
  readonly hasServiceWorker: boolean;
  readonly hasPush: boolean;
  readonly permission: NotificationPermission | null;
}): Ability {
  if (!browser.isSecureContext) return 'insecure';
  if (!browser.hasServiceWorker || !browser.hasPush || browser.permission === null) return 'unsupported';
  return browser.permission === 'denied' ? 'forbidden' : 'able';
}

/** See {@link abilityOf}. */
export function thisAbility(): Ability {
  return abilityOf({
    isSecureContext: window.isSecureContext,
    hasServiceWorker: 'serviceWorker' in navigator,
    hasPush: 'PushManager' in window,
    permission: 'Notification' in window ? Notification.permission : null,
  });
}

/** SHA-256 of this browser's endpoint in hex, by which the portal lists it; null while it is not subscribed. */
export async function thisEndpointHash(): Promise<string | null> {
  if (thisAbility() !== 'able') return null;
  const registration = await navigator.serviceWorker.getRegistration('/');
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return null;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subscription.endpoint));
  return new Uint8Array(hash).reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '');
}

/**
 * Subscribes this browser; asks for permission where it was never given. Answers what the portal wants to know of it. Throws
 * what the browser throws: it has no push service, or somebody said no.
 */
export async function subscribeHere(publicKey: string): Promise<Input<'subscribeBrowser'>['body']> {
  await navigator.serviceWorker.register('/service-worker.js', { scope: '/' });
  const { pushManager } = await navigator.serviceWorker.ready;
  const wanted = { userVisibleOnly: true, applicationServerKey: publicKey };
  const before = await pushManager.getSubscription();
  // One for another system's key (restored from elsewhere) can't be used any more.
  if (before && !hasKey(before, publicKey)) await before.unsubscribe();
  const { endpoint, keys } = (await pushManager.subscribe(wanted)).toJSON();
  return { endpoint: endpoint ?? '', keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } };
}

/** Ends what {@link subscribeHere} began. */
export async function unsubscribeHere(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration('/');
  const subscription = await registration?.pushManager.getSubscription();
  await subscription?.unsubscribe();
}

function hasKey({ options }: PushSubscription, publicKey: string): boolean {
  const key = options.applicationServerKey;
  if (!key) return false;
  const base64 = btoa(String.fromCharCode(...new Uint8Array(key)));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === publicKey;
}
