/** The broker's limit of requests per account and minute, counted by the minutes of the virtual clock. */

const MINUTE_MS = 60_000;

export interface RateLimitState {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Unix seconds at which the count starts anew. */
  readonly reset: number;
}

/** The body with which the broker answers 429. */
export const RATE_LIMITED = { code: 42910000, message: "rate limit exceeded" } as const;

/** The headers in which the broker tells where a client stands. */
export function rateLimitHeaders({ limit, remaining, reset }: RateLimitState): Record<string, string> {
  return {
    "X-RateLimit-Limit": String(limit),
    "X-RateLimit-Remaining": String(remaining),
    "X-RateLimit-Reset": String(reset),
  };
}

export class RateLimit {
  readonly #limit: number;
  readonly #counts = new Map<string, { minute: number; used: number }>();

  constructor(requestsPerMinute: number) {
    this.#limit = requestsPerMinute;
  }

  /** Counts one request of a client at an instant (epoch ms). */
  count(client: string, instant: number): RateLimitState {
    const minute = Math.floor(instant / MINUTE_MS);
    const known = this.#counts.get(client);
    const used = known?.minute === minute ? known.used + 1 : 1;
    this.#counts.set(client, { minute, used });
    return this.#state(used, minute);
  }

  /** Where a client stands that has used up its minute at an instant (epoch ms); nothing is counted. */
  exhausted(instant: number): RateLimitState {
    return this.#state(this.#limit + 1, Math.floor(instant / MINUTE_MS));
  }

  #state(used: number, minute: number): RateLimitState {
    return {
      allowed: used <= this.#limit,
      limit: this.#limit,
      remaining: Math.max(0, this.#limit - used),
      reset: ((minute + 1) * MINUTE_MS) / 1000,
    };
  }
}
