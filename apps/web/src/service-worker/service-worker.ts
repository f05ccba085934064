// What of the portal goes on without a page: it shows notifications, and opens the page they are about.
import { ownPage, readPushed } from './pushed.ts';

declare const self: ServiceWorkerGlobalScope;

// A newer one takes over at once: it holds nothing that an open page relies on.
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const { title, body, page, tag } = readPushed(event.data?.text() ?? null);
  event.waitUntil(self.registration.showNotification(title, { body, tag, data: { page }, icon: '/mark.svg' }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { page } = (event.notification.data ?? {}) as { page?: unknown };
  event.waitUntil(open(ownPage(page)));
});

/** Shows the page in a window that is open already, where there is one. */
async function open(page: string): Promise<void> {
  const [window] = await self.clients.matchAll({ type: 'window' });
  if (!window) {
    await self.clients.openWindow(page);
    return;
  }
  const shown = await window.focus();
  if (new URL(shown.url).pathname !== page) await shown.navigate(page);
}
