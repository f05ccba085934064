import type { Route } from '@flexpbx/domain/api';
import { AppError } from '@flexpbx/runtime';
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { Deliver, Handlers, RequestOf, Visitor } from './handler.ts';
import { invalidInput, problem } from './problem.ts';
import { requireFile } from './uploads.ts';
import { admit, type Sessions } from './visitors.ts';

/** Largest body of a request; everything the API takes is far smaller. */
const bodyLimit = '100kb';

// The table's types tie each handler to its route; walking over the table forgets which is which.
type AnyHandler = (request: RequestOf<Route>) => Promise<unknown>;

/** A router with every route of a table: who may, what comes in, the handler, what goes out. */
export function mountRoutes<Table extends Readonly<Record<string, Route>>>(
  table: Table,
  handlers: Handlers<Table>,
  sessions: Sessions,
): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  for (const [name, route] of Object.entries(table)) {
    const handler = handlers[name] as unknown as AnyHandler;
    router[route.method](
      expressPath(route),
      guard(route, sessions),
      ...(route.body ? [express.json({ limit: bodyLimit }), requireJson] : []),
      ...(route.takes ? [requireFile(route.takes)] : []),
      run(route, handler),
    );
  }
  for (const [path, methods] of methodsByPath(table)) router.all(path, refuseMethod(methods));
  return router;
}

function expressPath(route: Route): string {
  return route.path.replace(/\{(\w+)\}/g, ':$1');
}

function guard(route: Route, sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    const visitor: Visitor | null = await admit(route, request.headers, sessions);
    response.locals.visitor = visitor;
    next();
  };
}

const requireJson: RequestHandler = (request, response, next) => {
  if (request.body !== undefined || request.headers['content-type'] === undefined) return next();
  const refusal = problem('unsupported-media-type', 'Send JSON, with "Content-Type: application/json".', {});
  response.status(refusal.status).type('application/problem+json').json(refusal);
};

function run(route: Route, handler: AnyHandler): RequestHandler {
  return async (request, response) => {
    const file = response.locals.file;
    const answer = await handler({ ...checkedInput(route, request), ...surroundings(request, response), file });
    response.status(route.creates ? 201 : 200);
    if (route.response) response.json(route.response.parse(answer));
    else if (route.produces) await (answer as Deliver)(response.type(route.produces));
    else response.status(204).end();
  };
}

function checkedInput(route: Route, request: Request): Pick<RequestOf<Route>, 'params' | 'query' | 'body'> {
  return {
    params: checked(route.params, request.params),
    query: checked(route.query, request.query),
    body: checked(route.body, request.body),
  };
}

function checked(schema: Route['body'], input: unknown): undefined {
  if (!schema) return undefined;
  refuseNul(input, []);
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalidInput(parsed.error);
  // Typed for each handler by its route; see AnyHandler.
  return parsed.data as undefined;
}

/** PostgreSQL can't hold U+0000 in a text, SQLite can: refused for both, wherever it stands. */
function refuseNul(input: unknown, path: readonly string[]): void {
  if (typeof input === 'string' && input.includes('\0')) {
    throw new AppError('invalid-input', 'A text can not contain the character NUL.', {
      fields: { [path.join('.') || 'body']: 'This contains the character NUL. Type it again.' },
    });
  }
  if (typeof input !== 'object' || input === null) return;
  for (const [key, value] of Object.entries(input)) refuseNul(value, [...path, key]);
}

function surroundings(
  request: Request,
  response: Response,
): Pick<RequestOf<Route>, 'visitor' | 'address' | 'userAgent' | 'gone' | 'header'> {
  const gone = new AbortController();
  if (response.destroyed) gone.abort(new Error('the client is gone'));
  response.on('close', () => {
    if (!response.writableFinished) gone.abort(new Error('the client is gone'));
  });
  return {
    visitor: response.locals.visitor,
    address: request.socket.remoteAddress ?? '',
    userAgent: request.headers['user-agent']?.slice(0, 200) ?? '',
    gone: gone.signal,
    header: (name, value) => void response.setHeader(name, value),
  };
}

function methodsByPath(table: Readonly<Record<string, Route>>): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const route of Object.values(table)) {
    const path = expressPath(route);
    methods.set(path, [...(methods.get(path) ?? []), route.method.toUpperCase()]);
  }
  return methods;
}

function refuseMethod(methods: readonly string[]): RequestHandler {
  return (request, response) => {
    const refusal = problem(
      'method-not-allowed',
      `${request.method} means nothing here. Use ${methods.join(', ')}.`,
      {},
    );
    response.setHeader('Allow', methods.join(', '));
    response.status(refusal.status).type('application/problem+json').json(refusal);
  };
}
