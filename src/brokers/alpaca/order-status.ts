/** Alpaca's order states. Source: "Order lifecycle" in Alpaca's documentation of the Trading API. */

/**
 * States after which an order does nothing more today. `done_for_day`, `stopped`, `suspended` and `calculated`
 * are not in the list: they are rare, and an order in one of them may still report fills.
 */
const TERMINAL = new Set(["filled", "canceled", "expired", "rejected", "replaced"]);

/** Whether nothing more can happen to an order of this status. */
export function isTerminal(status: string): boolean {
  return TERMINAL.has(status);
}
