/** Alpaca's order states. Source: "Order lifecycle" in Alpaca's documentation of the Trading API. */
import type { Decimal } from "../../engine/money/decimal.ts";

interface Progress {
  readonly status: string;
  /** Shares that were asked for; null of an order for dollars. */
  readonly quantity: Decimal | null;
  /** Shares. */
  readonly filled: Decimal;
}

/**
 * States after which an order does nothing more today. `done_for_day`, `stopped`, `suspended` and `calculated`
 * are not in the list: they are rare, and an order in one of them may still report fills.
 */
const TERMINAL = new Set(["canceled", "expired", "rejected", "replaced"]);

/**
 * Whether nothing more can happen to an order. One that has filled whole is over whatever it is called, and one that is
 * called filled is not over before it has: the rest of its fills is only not told yet.
 */
export function isTerminal({ status, quantity, filled }: Progress): boolean {
  if (TERMINAL.has(status)) return true;
  if (quantity?.gt(0)) return filled.gte(quantity);
  return status === "filled" && filled.gt(0);
}

/** Whether a status alone says that an order is over. */
export function isSaidOver(status: string): boolean {
  return TERMINAL.has(status) || status === "filled";
}
