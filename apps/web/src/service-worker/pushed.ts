/** A notification as the phone system sends it, encrypted for this browser. */
export interface Pushed {
  readonly title: string;
  readonly body: string;
  /** Opened by a click: a path of the portal. */
  readonly page: string;
  /** A later one of the same tag takes its place. */
  readonly tag: string;
}

/** Shown for what can't be read. Something must be: a browser takes push away from pages that stay silent. */
const unreadable: Pushed = {
  title: 'News from the phone system',
  body: 'Open it to see more.',
  page: '/',
  tag: 'unreadable',
};

/** Reads a push message. */
export function readPushed(text: string | null): Pushed {
  try {
    const { title, body, page, tag } = JSON.parse(text ?? '') as Record<string, unknown>;
    if (typeof title !== 'string' || typeof body !== 'string' || typeof tag !== 'string') return unreadable;
    return { title, body, tag, page: ownPage(page) };
  } catch {
    return unreadable;
  }
}

/** The page to open: one of ours, whatever else is asked for. */
export function ownPage(page: unknown): string {
  return typeof page === 'string' && /^\/(?![/\\])/.test(page) ? page : '/';
}
