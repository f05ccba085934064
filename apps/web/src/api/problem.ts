/** What the portal answered instead of what was asked for: words for the reader and a message for each field at fault. */
export class ApiProblem extends Error {
  readonly id: string;
  readonly status: number;
  readonly fields: Readonly<Record<string, string>>;

  constructor(problem: { id: string; title: string; status: number; fields?: Record<string, string> | undefined }) {
    super(problem.title);
    this.name = 'ApiProblem';
    this.id = problem.id;
    this.status = problem.status;
    this.fields = problem.fields ?? {};
  }
}

/** The portal could not be reached at all. */
export class PortalUnreachable extends Error {
  constructor(cause: unknown) {
    super('The phone system does not answer. Check the network; this page tries again by itself.', { cause });
    this.name = 'PortalUnreachable';
  }
}

/** The portal answers in a shape this page does not know: it was updated while the page was open. */
export class PageOutdated extends Error {
  constructor(cause: unknown) {
    super('The phone system was updated while this page was open. Load the page again.', { cause });
    this.name = 'PageOutdated';
  }
}

/** Whether nobody is signed in (any more). */
export function isSignedOut(thrown: unknown): boolean {
  return thrown instanceof ApiProblem && thrown.status === 401;
}

/** Whether a temporary password has to be replaced before anything else. */
export function isPasswordChangeRequired(thrown: unknown): boolean {
  return thrown instanceof ApiProblem && thrown.id === 'password-change-required';
}

/** What went wrong, in words for the person at the screen. */
export function wordsFor(thrown: unknown): string {
  if (thrown instanceof ApiProblem || thrown instanceof PortalUnreachable || thrown instanceof PageOutdated) {
    return thrown.message;
  }
  return 'Something in this page went wrong. Load it again; if it happens again, tell your administrator.';
}
