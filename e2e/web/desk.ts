import type { Browser, Page } from 'playwright-core';
import { connectToBrowser, type Look, looks, newProfile, signIn } from './browser.ts';
import { type PortalAlone, startPortal } from './portal.ts';

/** Fills a portal before anybody looks at it. */
type Furnish = (portal: PortalAlone) => Promise<void>;

/** Somebody who has signed in to a portal of their own. */
export class Desk {
  readonly portal: PortalAlone;
  readonly page: Page;
  /** See {@link newProfile}. */
  readonly complaints: readonly string[];
  readonly #browser: Browser;

  private constructor(portal: PortalAlone, browser: Browser, { page, complaints }: Pick<Desk, 'page' | 'complaints'>) {
    this.portal = portal;
    this.page = page;
    this.complaints = complaints;
    this.#browser = browser;
  }

  /** The administrator, at a wide screen. */
  static ofAdmin(furnish: Furnish): Promise<Desk> {
    return Desk.#open('admin', looks[0], async (portal) => {
      await portal.addAdmin('admin', { temporary: false });
      await furnish(portal);
    });
  }

  /** Whose extension this is, which `furnish` adds, at a narrow screen. */
  static ofUser(extension: string, furnish: Furnish): Promise<Desk> {
    return Desk.#open(extension, looks[2], furnish);
  }

  static async #open(username: string, look: Look, furnish: Furnish): Promise<Desk> {
    const [portal, browser] = await Promise.all([startPortal(), connectToBrowser()]);
    try {
      await furnish(portal);
      const profile = await newProfile(browser, portal.url, look);
      await signIn(profile.page, username);
      return new Desk(portal, browser, profile);
    } catch (error) {
      await browser.close();
      await portal.stop();
      throw error;
    }
  }

  /** The same portal, where somebody has signed in as this; closing the page's context ends that. */
  async another(username: string, look: Look): Promise<Page> {
    const { page } = await newProfile(this.#browser, this.portal.url, look);
    await signIn(page, username);
    return page;
  }

  /** Ends the portal and closes the browser's part of it. */
  async close(): Promise<void> {
    await this.#browser.close();
    await this.portal.stop();
  }
}
