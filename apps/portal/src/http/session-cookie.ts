import { createHash, randomBytes } from 'node:crypto';

/** `__Host-` makes browsers refuse the cookie unless it is Secure, of this host only and for all of its paths. */
const cookieName = '__Host-flexpbx';
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict';
const tokenForm = /^[A-Za-z0-9_-]{43}$/;

/** A new session's secret: 32 random bytes for the browser, and their hash for the database. */
export function newSessionToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashToken(token) };
}

/** What the database keeps of a token, so that whoever reads the database can't use its sessions. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** `Set-Cookie` that signs a browser in until it is closed. */
export function sessionCookie(token: string): string {
  return `${cookieName}=${token}; ${attributes}`;
}

/** `Set-Cookie` that makes a browser forget its session. */
export const forgetSessionCookie = `${cookieName}=; ${attributes}; Max-Age=0`;

/** The token of a `Cookie` header; null when there is none that could be ours. */
export function tokenIn(cookieHeader: string | undefined): string | null {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const at = pair.indexOf('=');
    const value = pair.slice(at + 1).trim();
    if (pair.slice(0, at).trim() === cookieName && tokenForm.test(value)) return value;
  }
  return null;
}
