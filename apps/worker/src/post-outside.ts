import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { lookUpPublic } from './public-address.ts';

/** What is sent to a server that others chose. */
export interface OutsideRequest {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  /** Whether it may be a server inside the network, because the operator said so. */
  readonly isTrusted: boolean;
}

/** What the server answered. */
export interface OutsideAnswer {
  readonly status: number;
  readonly text: string;
}

const longestAnswer = 1024 * 1024;

/**
 * Posts to a server that others chose. Not `fetch`: the connection must go to the very address that was checked, and follow no
 * redirection. Rejects when the server can't be reached, hangs up, or answers more than a megabyte.
 */
export function postOutside(
  { url, headers, body, isTrusted }: OutsideRequest,
  signal: AbortSignal,
): Promise<OutsideAnswer> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: 'POST',
      headers: { ...headers },
      signal,
      agent: false,
      ...(!isTrusted && { lookup: lookUpPublic }),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      let length = 0;
      response.on('error', reject);
      response.on('data', (part: Buffer) => {
        length += part.length;
        parts.push(part);
        if (length > longestAnswer) response.destroy(new Error('it answers without end'));
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
      );
    });
    request.end(body ?? undefined);
  });
}
