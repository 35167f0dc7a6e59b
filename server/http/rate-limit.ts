// How many requests one sender may make in a minute: a user, an API key, or, before signing in, an address.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Seconds the sender has to wait; undefined where it may go on. */
export type RateLimit = (sender: string) => Promise<number | undefined>;

/** Each process counts for itself. `perMinute` 0: no limit. */
export function rateLimit(perMinute: number): RateLimit {
  if (perMinute === 0) return async () => undefined;
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (sender) => {
    try {
      await limiter.consume(sender);
      return undefined;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    }
  };
}
