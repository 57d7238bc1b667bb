/** Alpaca's order states. Source: "Order lifecycle" in Alpaca's documentation of the Trading API. */
import type { Decimal } from "../../engine/money/decimal.ts";

interface Progress {
  readonly status: string;
  /** Shares that were asked for; null of an order for dollars. */
  readonly quantity: Decimal | null;
  /** Shares. */
  readonly filled: Decimal;
  /** When it was filled, or last heard of, and the present instant, epoch ms; undefined where it is not known. */
  readonly filledAt: number | undefined;
  readonly now: number | undefined;
}

/** What has not been told of an order's fills so long after it was filled is not there: busted, ms. */
const TELLING_TIME = 10 * 60_000;

/**
 * States after which an order does nothing more today. `done_for_day`, `stopped`, `suspended` and `calculated`
 * are not in the list: they are rare, and an order in one of them may still report fills.
 */
const TERMINAL = new Set(["canceled", "expired", "rejected", "replaced"]);

/**
 * Whether nothing more can happen to an order. One that has filled whole is over whatever it is called. One that is called
 * filled is not over before all of it is: the rest of its fills is only not told yet, unless it was filled long ago; then
 * trades were busted.
 */
export function isTerminal({ status, quantity, filled, filledAt, now }: Progress): boolean {
  if (TERMINAL.has(status)) return true;
  if (quantity?.gt(0) && filled.gte(quantity)) return true;
  if (status !== "filled") return false;
  if (!quantity?.gt(0) && filled.gt(0)) return true;
  return filledAt !== undefined && now !== undefined && now >= filledAt + TELLING_TIME;
}

/** Whether a status alone says that an order is over. */
export function isSaidOver(status: string): boolean {
  return TERMINAL.has(status) || status === "filled";
}
