import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { FocusedPage } from './full-page-notice.tsx';
import { Page } from './page.tsx';

/** An address without a page. */
export function NotFoundPage() {
  return (
    <Page title="There is no such page" lead="The address may be mistyped, or what it showed was deleted.">
      <p>
        <Link to="/">Go to the start page</Link>
      </p>
    </Page>
  );
}

/** What is left when a page fails in a way nobody foresaw: words, and the way out. */
export function PageFault() {
  return (
    <FocusedPage title="This page went wrong">
      <p>
        Calls and phones are not affected. Load the page again; if this happens every time, tell whoever looks after the
        phone system what you did.
      </p>
      <Button onClick={() => window.location.reload()}>Load the page again</Button>
    </FocusedPage>
  );
}
