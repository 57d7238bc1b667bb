/** What the market offers in a minute: a part of that minute's volume on each side, shared by all accounts. */
import { decimal, max } from "../../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import type { FillRulebook } from "./fill-rules.ts";
import type { Side } from "../order.ts";

const MINUTE_MS = 60_000;
/** Minutes of a full session, over which a day's volume is spread evenly. */
const SESSION_MINUTES = 390;
/** However thin a ticker trades, one share a minute changes hands. */
const LEAST_SHARES = decimal(1);

export class Liquidity {
  readonly #rules: FillRulebook;
  readonly #taken = new Map<string, { minute: number; shares: Decimal }>();

  constructor(rules: FillRulebook) {
    this.#rules = rules;
  }

  /** Shares still offered to one side at an instant (epoch ms), for a day's volume in shares; `undefined` for any. */
  available(symbol: string, side: Side, instant: number, volume: number): Decimal | undefined {
    const { participation } = this.#rules.current;
    if (participation === null) return undefined;
    const offered = max(LEAST_SHARES, decimal(Math.floor((volume * participation) / SESSION_MINUTES)));
    const taken = this.#taken.get(`${symbol} ${side}`);
    return taken?.minute === minuteOf(instant) ? max(decimal(0), offered.minus(taken.shares)) : offered;
  }

  /** Takes shares out of what is offered in the minute of an instant (epoch ms). */
  take(symbol: string, side: Side, instant: number, shares: Decimal): void {
    const key = `${symbol} ${side}`;
    const minute = minuteOf(instant);
    const taken = this.#taken.get(key);
    this.#taken.set(key, { minute, shares: taken?.minute === minute ? taken.shares.plus(shares) : shares });
  }
}

function minuteOf(instant: number): number {
  return Math.floor(instant / MINUTE_MS);
}
