/** Corporate actions as rows of the broker's. */
import type { Activity } from "../../../../src/engine/ledger/reconcile/activity.ts";
import { type Decimal, roundHalfUp, toText } from "../../../../src/engine/money/decimal.ts";
import { activity } from "./facts.ts";
import type { Happening } from "./happenings.ts";

/** Corporate actions on all shares of a symbol. */
export function actionRows(
  {
    operation,
    symbol,
    price,
    factor,
    isPair,
  }: Pick<Happening, "operation" | "symbol" | "price" | "factor" | "isPair">,
  at: number,
  held: Decimal,
): Activity[] {
  const gone = toText(held.neg());
  switch (operation) {
    case "split": {
      const after = roundHalfUp(held.times(factor), 9);
      if (!isPair) return [activity("split", { symbol, quantity: toText(after.minus(held)), at })];
      return [gone, toText(after)].map((quantity) => activity("split", { symbol, quantity, at }));
    }
    case "merger": {
      const group = `merger ${at} ${symbol}`;
      const come = toText(roundHalfUp(held.times(factor), 9));
      return [
        activity("other", { symbol, quantity: gone, cash: price, at, group }),
        activity("other", { symbol: `${symbol}.NEW`, quantity: come, at, group }),
      ];
    }
    case "paidOut":
      return [activity("other", { symbol, quantity: gone, cash: price, at })];
    case "instalment":
      return [
        activity("other", { symbol, quantity: gone, cash: price, at }),
        activity("other", { symbol, cash: -price, at: at + 1 }),
        activity("other", { symbol, quantity: toText(held.times("0.25").round(9, 0)), at: at + 2 }),
      ];
    default:
      return [];
  }
}
