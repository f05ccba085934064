import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { TooManyAttempts } from './problem.ts';

/** So many points in so many seconds for each key. Kept in memory: a restart of the portal forgives. */
export interface RateLimit {
  /** Takes one point of `key`. Throws {@link TooManyAttempts}, with the time to wait, when none is left. */
  take(key: string): Promise<void>;
  /** Gives one point back. */
  giveBack(key: string): Promise<void>;
  /** Forgets what `key` took. */
  forget(key: string): Promise<void>;
}

/** See {@link RateLimit}. `refusal` words the answer, given the time to wait in words. */
export function rateLimit(
  limit: { readonly points: number; readonly seconds: number },
  refusal: (wait: string) => string,
): RateLimit {
  const limiter = new RateLimiterMemory({ points: limit.points, duration: limit.seconds });
  return {
    take: async (key) => {
      try {
        await limiter.consume(key);
      } catch (rejection) {
        if (!(rejection instanceof RateLimiterRes)) throw rejection;
        const seconds = Math.max(1, Math.ceil(rejection.msBeforeNext / 1000));
        throw new TooManyAttempts(refusal(inWords(seconds)), seconds);
      }
    },
    giveBack: async (key) => void (await limiter.reward(key)),
    forget: async (key) => void (await limiter.delete(key)),
  };
}

function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

/** What counts as one address: an IPv4 address, or the /64 that one subscriber of IPv6 has all to himself. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  return isIPv6(address) ? `${networkOf(address)}::/64` : address;
}

function networkOf(address: string): string {
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
