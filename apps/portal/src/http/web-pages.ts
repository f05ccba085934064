import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';
import { type Sessions, visitorOf } from './visitors.ts';

/** Addresses the web UI's own router knows. They all begin as the same page. */
const pages = ['/sign-in', '/admin', '/admin/{*page}', '/me', '/me/{*page}'];

/** The built web UI: files with hashed names are kept for a year, the page that names them is asked for each time. */
export function webPages(webDir: string, sessions: Sessions): Router {
  const router = express.Router();
  router.get('/', redirectHome(sessions));
  router.get(pages, entryPage(webDir));
  router.use('/assets', express.static(join(webDir, 'assets'), { index: false, immutable: true, maxAge: '1y' }));
  router.use(express.static(webDir, { index: false, cacheControl: false, setHeaders: askEachTime }));
  return router;
}

function redirectHome(sessions: Sessions): RequestHandler {
  return async (request, response) => {
    // Pages are served while the database is away too; they say so better than a bare error.
    const visitor = await visitorOf(request.headers, sessions).catch(() => null);
    response.setHeader('Cache-Control', 'no-store');
    response.redirect(visitor ? (visitor.account.role === 'admin' ? '/admin/' : '/me/') : '/sign-in');
  };
}

function entryPage(webDir: string): RequestHandler {
  return (_request, response, next) => {
    askEachTime(response);
    if (!existsSync(join(webDir, 'index.html'))) return void response.status(503).type('html').send(notBuilt);
    // With a root only the file's own name is looked at: a state folder below ".local" is no hidden file.
    response.sendFile('index.html', { root: webDir, cacheControl: false }, (fault) => fault && next(fault));
  };
}

function askEachTime(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('Cache-Control', 'no-cache');
}

const notBuilt = `<!doctype html>
<html lang="en">
<title>FlexPBX: the pages are not built</title>
<h1>The pages are not built yet</h1>
<p>The portal runs, but the web pages are missing. <code>npm start</code> builds them;
while developing, <code>pnpm --filter @flexpbx/web build</code> does.</p>
</html>
`;
