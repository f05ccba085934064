import { forEachDatabase, type TestDatabase } from '@flexpbx/db/testing';
import { temporaryPasswordMs } from '@flexpbx/domain';
import { type Clock, systemClock } from '@flexpbx/runtime';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Client, problemIn, startPortal, type TestPortal } from '../../testing/test-portal.ts';
import { sessionIdleMs, signInLimits } from './policy.ts';

// Hashes of 2^4 rounds: what is tested here is not how long bcrypt takes.
const password = 'correct horse battery';
const hash = '$2b$04$vRLi2w7GfSY9nmr/WpgDVOu1QaYG0naqnQ53sUVXhzFmjxjD7JoEC';
const temporary = 'kfm7-x2qp-9hta-w3rd';
const temporaryHash = '$2b$04$938XLbGDZLinhejmeBzptumS1ydCrnYbGxbe06m7LOiotN24KPQpS';

/** A clock that is moved by hand. */
class LaterClock implements Clock {
  #added = 0;
  readonly sleep = systemClock.sleep;

  now(): number {
    return Date.now() + this.#added;
  }

  add(ms: number): void {
    this.#added += ms;
  }
}

function cookieOf(answer: Answer): Record<string, string> {
  return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

function signIn(client: Client, username: string, secret: string): Promise<Answer> {
  return client('POST', '/api/session', { body: { username, password: secret } });
}

forEachDatabase((fresh) => {
  let test: TestDatabase;
  let portal: TestPortal;
  let clock: LaterClock;

  beforeEach(async () => {
    clock = new LaterClock();
    test = await fresh();
    portal = await startPortal(test, { clock });
    await test.database.accounts.create({ username: 'ada', role: 'admin', extension: null }, 'test');
    await test.database.accounts.setPassword('ada', hash, null, 'test');
  });

  describe('signing in', () => {
    it('given the right password, then a cookie comes that only this host gets, and only over TLS', async () => {
      const answer = await signIn(portal.nobody, 'ada', password);
      expect(answer.json).toMatchObject({ username: 'ada', role: 'admin', must_change_password: false });
      expect(answer.headers.get('set-cookie')).toMatch(
        /^__Host-flexpbx=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
      const again = await portal.nobody('GET', '/api/session', { headers: cookieOf(answer) });
      expect(again).toMatchObject({ status: 200, json: { username: 'ada' } });
    });

    it('given the name in other letters and with spaces around, then it is the same name', async () => {
      expect((await signIn(portal.nobody, ' Ada ', password)).status).toBe(200);
    });

    it('given a wrong password or a name nobody has, then both get the same answer', async () => {
      const [wrong, unknown] = [
        await signIn(portal.nobody, 'ada', 'incorrect horse'),
        await signIn(portal.nobody, 'nobody', password),
      ];
      expect(wrong.status).toBe(401);
      expect(unknown.text).toBe(wrong.text);
    });

    it('given too many wrong passwords, then the right one has to wait, and the answer says how long', async () => {
      const attempts = Array.from({ length: signInLimits.username.points }, () => signIn(portal.nobody, 'ada', 'no'));
      await Promise.all(attempts);
      const answer = await signIn(portal.nobody, 'ada', password);
      expect(problemIn(answer)).toMatchObject({
        id: 'too-many-attempts',
        title: 'Too many tries to sign in failed. Try again in 15 minutes.',
      });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(800);
      expect((await signIn(portal.nobody, 'grace', 'no')).status).toBe(401);
    });

    it('given a session that was not used for 12 hours, then it is over', async () => {
      const headers = cookieOf(await signIn(portal.nobody, 'ada', password));
      clock.add(sessionIdleMs + 1000);
      expect(problemIn(await portal.nobody('GET', '/api/session', { headers })).id).toBe('not-signed-in');
    });
  });

  it('given a session that is signed out, then its cookie is worth nothing', async () => {
    const headers = cookieOf(await signIn(portal.nobody, 'ada', password));
    const answer = await portal.nobody('DELETE', '/api/session', { headers });
    expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await portal.nobody('GET', '/api/session', { headers })).status).toBe(401);
  });

  describe('a temporary password', () => {
    const give = (ageMs: number) => {
      const expiresAt = new Date(clock.now() + temporaryPasswordMs - ageMs);
      return test.database.accounts.giveTemporaryPassword('ada', { hash: temporaryHash, expiresAt }, 'test');
    };

    it('given it in time, then it lets in once, to choose a password and nothing else', async () => {
      await give(0);
      const answer = await signIn(portal.nobody, 'ada', temporary);
      expect(answer.json).toMatchObject({ must_change_password: true });
      const headers = cookieOf(answer);
      expect(problemIn(await portal.nobody('GET', '/api/extensions', { headers })).id).toBe('password-change-required');

      expect(problemIn(await signIn(portal.nobody, 'ada', temporary)).title).toContain('used already');

      const passwords = { current_password: temporary, new_password: 'tomorrow is another day' };
      const changed = await portal.nobody('POST', '/api/session/password', { headers, body: passwords });
      expect(changed).toMatchObject({ status: 200, json: { must_change_password: false } });
      expect((await portal.nobody('GET', '/api/extensions', { headers })).status).toBe(200);
      expect((await signIn(portal.nobody, 'ada', passwords.new_password)).status).toBe(200);
    });

    it('given two browsers with it at once, then one gets in', async () => {
      await give(0);
      const answers = await Promise.all([1, 2].map(() => signIn(portal.nobody, 'ada', temporary)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    });

    it('given it after 15 minutes, then it has expired', async () => {
      await give(temporaryPasswordMs);
      expect(problemIn(await signIn(portal.nobody, 'ada', temporary)).title).toContain('has expired');
    });

    it('given it was given, then the password before it lets in no more', async () => {
      await give(0);
      expect((await signIn(portal.nobody, 'ada', password)).status).toBe(401);
    });

    it('given it as the new password, then it is refused', async () => {
      await give(0);
      const headers = cookieOf(await signIn(portal.nobody, 'ada', temporary));
      const body = { current_password: temporary, new_password: temporary };
      expect(problemIn(await portal.nobody('POST', '/api/session/password', { headers, body }))).toMatchObject({
        id: 'invalid-input',
        fields: { new_password: expect.stringContaining('differs') },
      });
    });
  });

  describe('changing the password', () => {
    it('given a wrong present one, then it stays', async () => {
      const headers = cookieOf(await signIn(portal.nobody, 'ada', password));
      const body = { current_password: 'not this one', new_password: 'tomorrow is another day' };
      const answer = await portal.nobody('POST', '/api/session/password', { headers, body });
      expect(problemIn(answer).fields).toEqual({ current_password: 'This is not your present password.' });
      expect((await signIn(portal.nobody, 'ada', password)).status).toBe(200);
    });

    it('given sessions elsewhere, then they end and this one stays', async () => {
      const [here, elsewhere] = [
        cookieOf(await signIn(portal.nobody, 'ada', password)),
        cookieOf(await signIn(portal.nobody, 'ada', password)),
      ];
      const body = { current_password: password, new_password: 'tomorrow is another day' };
      await portal.nobody('POST', '/api/session/password', { headers: here, body });
      expect((await portal.nobody('GET', '/api/session', { headers: here })).status).toBe(200);
      expect((await portal.nobody('GET', '/api/session', { headers: elsewhere })).status).toBe(401);
    });
  });
});
