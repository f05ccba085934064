import type { Readable } from 'node:stream';
import type { Account } from '@flexpbx/domain';
import type { Route } from '@flexpbx/domain/api';
import type { Response } from 'express';
import type { z } from 'zod';

/** Who sends a request: the account and the session its cookie names. */
export interface Visitor {
  readonly account: Account;
  /** SHA-256 of the cookie's value: the session's key in the database. */
  readonly tokenHash: string;
}

type Parsed<R, Part extends 'params' | 'query' | 'body'> = R extends { readonly [P in Part]: infer S extends z.ZodType }
  ? z.output<S>
  : undefined;

/** A request as a handler sees it: checked, typed by its route. */
export interface RequestOf<R extends Route> {
  readonly params: Parsed<R, 'params'>;
  readonly query: Parsed<R, 'query'>;
  readonly body: Parsed<R, 'body'>;
  /** Nobody only where the route is public. */
  /** What was uploaded, where the route takes files. */
  readonly file: R extends { readonly takes: object } ? Readable : undefined;
  readonly visitor: R['permission'] extends 'public' ? Visitor | null : Visitor;
  readonly address: string;
  readonly userAgent: string;
  /** Aborts when the client is gone before it was answered. */
  readonly gone: AbortSignal;
  /** Sets a header of the answer. */
  header(name: string, value: string): void;
}

/** Sends an answer that isn't JSON (sound, CSV, events); resolves when it is sent or its reader is gone. */
export type Deliver = (response: Response) => Promise<void>;

/** What a route's handler gives back: the answer's JSON, how to send something else, or nothing. */
export type AnswerOf<R extends Route> = R extends { readonly response: infer S extends z.ZodType }
  ? z.input<S>
  : R extends { readonly produces: string }
    ? Deliver
    : undefined;

/** Does one operation of the API. */
export type Handler<R extends Route> = (request: RequestOf<R>) => Promise<AnswerOf<R>>;

/** A handler for each route of a table: leaving one out does not compile. */
export type Handlers<Table extends Readonly<Record<string, Route>>> = {
  readonly [Name in keyof Table]: Handler<Table[Name]>;
};
