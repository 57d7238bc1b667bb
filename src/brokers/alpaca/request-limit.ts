/**
 * How many requests Alpaca still takes, by the `X-RateLimit-*` headers of its answers: 200 a minute for an ordinary
 * account, counted anew at the instant of `X-RateLimit-Reset` (unix seconds). Source: "Rate limit" in Alpaca's
 * documentation of the Trading API.
 */

export interface RequestLimit {
  /** Requests in a minute, and those left of them. */
  readonly limit: number;
  readonly remaining: number;
  /** When the count starts anew, epoch ms. */
  readonly resetAt: number;
}

/** Requests that reads leave over for orders and cancels: at most so many, and at most this part of the limit. */
const RESERVE = 20;
const RESERVE_PART = 0.1;
/** A count starts anew every minute: what claims to be further away is a clock that is wrong, not a limit, ms. */
const FURTHEST_RESET = 120_000;

function whole(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** What an answer's headers say of the limit; `undefined` when they do not. */
export function readLimit(headers: Headers): RequestLimit | undefined {
  const limit = whole(headers.get("X-RateLimit-Limit"));
  const remaining = whole(headers.get("X-RateLimit-Remaining"));
  const reset = whole(headers.get("X-RateLimit-Reset"));
  if (limit === undefined || remaining === undefined || reset === undefined) return undefined;
  return { limit, remaining, resetAt: reset * 1000 };
}

/** Of two accounts of the same limit the later one: answers overtake each other on their way. */
export function laterLimit(known: RequestLimit | undefined, told: RequestLimit): RequestLimit {
  if (!known || told.resetAt > known.resetAt) return told;
  if (told.resetAt < known.resetAt) return known;
  return told.remaining < known.remaining ? told : known;
}

/** Whether so few requests are left that reads have to leave them to orders and cancels. */
export function isScarce({ limit, remaining }: RequestLimit): boolean {
  return remaining <= Math.min(RESERVE, limit * RESERVE_PART);
}

/** Whether the count is still to start anew at an instant (epoch ms), so that waiting for it helps. */
export function isInForce({ resetAt }: RequestLimit, now: number): boolean {
  return resetAt > now && resetAt <= now + FURTHEST_RESET;
}
