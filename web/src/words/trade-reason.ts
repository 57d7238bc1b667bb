import type { PlannedTrade } from "../../../src/contract/history.ts";

/** Why something is traded. */
export const TRADE_REASON_WORDS: Record<PlannedTrade["reason"], string> = {
  enter: "New position",
  increase: "More of it",
  reduce: "Less of it",
  exit: "All of it",
};

/** An order in two words: `Sell SPY`. */
export function orderWords({ side, symbol }: { side: "sell" | "buy"; symbol: string }): string {
  return `${side === "sell" ? "Sell" : "Buy"} ${symbol}`;
}
