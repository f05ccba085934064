import { standBack } from '@flexpbx/ops/priority';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';

/** Where Debian's Chromium is; CHROMIUM overrides it. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** In place of Playwright's own list, since Chromium takes the last: what of it we need, and what only costs time. */
const switchedOff = [
  'AimEnabled',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  // A process kept ready for a page that nobody opens.
  'SpareRendererForSitePerProcess',
  // Pages behind the address bar of a window that nobody sees: two for each of ours.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
];

const args = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  `--disable-features=${switchedOff.join(',')}`,
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that hears a beep each second, without asking whether the page may listen.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  // The certificate is self-signed; `ignoreHTTPSErrors` below does not reach a service worker.
  '--ignore-certificate-errors',
];

const niceness = 5;

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Playwright reaches the browser all tests of a run share. */
    browserAddress: string;
  }
}

/** Set-up of a vitest project whose tests look at pages: one browser for all of them, with a profile for each page. */
export default async function provideBrowser(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({ executablePath, args });
  // A page may take its time; a phone that plays sound may not.
  standBack(server.process().pid ?? 0, niceness);
  project.provide('browserAddress', server.wsEndpoint());
  return () => server.close();
}
