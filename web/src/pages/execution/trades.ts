import type { ExecutedTrade, PlannedTrade } from "../../../../src/contract/history.ts";

export type Side = "sell" | "buy";

/** One symbol on one side: what was planned and what came of it, either of which may be missing. */
export type Trade = {
  side: Side;
  symbol: string;
  planned: PlannedTrade | null;
  executed: ExecutedTrade | null;
};

/** Planned and executed trades of one side joined by symbol: planned ones in their order, then the rest. */
export function mergeTrades(
  side: Side,
  planned: readonly PlannedTrade[],
  executed: readonly ExecutedTrade[],
): Trade[] {
  const symbols = new Set([...planned, ...executed].map(({ symbol }) => symbol));
  return [...symbols].map((symbol) => ({
    side,
    symbol,
    planned: planned.find((trade) => trade.symbol === symbol) ?? null,
    executed: executed.find((trade) => trade.symbol === symbol) ?? null,
  }));
}
