/** What facts did to the account as a whole, whoever owns what of it: only sums, so that their order does not matter. */
import { CASH_DECIMALS, type Decimal, roundHalfUp, sum, ZERO } from "../../money/decimal.ts";
import { unreachable } from "../../unreachable.ts";
import { cashMoved, sharesMoved } from "../reconcile/account-event.ts";
import type { Fact } from "./fact.ts";

/** Shares by symbol and dollars that came (positive) or went. */
export interface Effect {
  readonly shares: readonly (readonly [symbol: string, quantity: Decimal])[];
  readonly cash: Decimal;
}

/** What the facts explain of an account: shares by symbol (negative where it is short), and dollars to the cent. */
export interface Explained {
  readonly holdings: ReadonlyMap<string, Decimal>;
  readonly cash: Decimal;
}

/** Of a fact that moves neither shares nor cash. */
export const NOTHING: Effect = { shares: [], cash: ZERO };

/** What a fact brought to the account and took from it. */
export function accountEffect(fact: Fact): Effect {
  switch (fact.kind) {
    case "order": {
      const sign = fact.side === "buy" ? 1 : -1;
      return { shares: [[fact.symbol, fact.quantity.times(sign)]], cash: fact.value.times(-sign) };
    }
    case "event":
      return {
        shares: fact.event.flatMap((row) =>
          row.symbol === null ? [] : [[row.symbol, sharesMoved(row)] as const],
        ),
        cash: sum(fact.event.map(cashMoved)),
      };
    case "accepted":
      return fact.symbol === null
        ? { shares: [], cash: roundHalfUp(fact.amount, CASH_DECIMALS) }
        : { shares: [[fact.symbol, fact.amount]], cash: ZERO };
    case "cross":
    case "fund":
    case "adopt":
    case "release":
    case "relevel":
    case "retire":
      return NOTHING;
    default:
      return unreachable(fact);
  }
}

/** The account with effects, or, with -1, without them. */
export function withEffects(
  { holdings, cash }: Explained,
  effects: readonly Effect[],
  sign: 1 | -1 = 1,
): Explained {
  const after = new Map(holdings);
  for (const [symbol, quantity] of effects.flatMap(({ shares }) => shares)) {
    const held = (after.get(symbol) ?? ZERO).plus(quantity.times(sign));
    if (held.eq(0)) after.delete(symbol);
    else after.set(symbol, held);
  }
  return { holdings: after, cash: cash.plus(sum(effects.map((effect) => effect.cash)).times(sign)) };
}
