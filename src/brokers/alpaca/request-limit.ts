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

/**
 * What a request is for. Orders go before reads; what has become of them has to be seen even when a hundred were sent in a
 * row; and nothing keeps a cancel from being sent.
 */
export type Purpose = "read" | "order" | "look" | "cancel";

/** Requests that are left over for what is more urgent: at most so many, and at most this part of the limit. */
const LEFT_OVER: Readonly<Record<Purpose, { readonly requests: number; readonly part: number }>> = {
  read: { requests: 50, part: 0.25 },
  // As many looks as a run takes in a minute.
  order: { requests: 30, part: 0.15 },
  look: { requests: 0, part: 0 },
  cancel: { requests: -Infinity, part: 0 },
};
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

/** Whether so few requests are left that one for a purpose has to leave them to what is more urgent. */
export function isScarce({ limit, remaining }: RequestLimit, purpose: Purpose): boolean {
  const { requests, part } = LEFT_OVER[purpose];
  return remaining <= Math.min(requests, limit * part);
}

/** Whether the count is still to start anew at an instant (epoch ms), so that waiting for it helps. */
export function isInForce({ resetAt }: RequestLimit, now: number): boolean {
  return resetAt > now && resetAt <= now + FURTHEST_RESET;
}
