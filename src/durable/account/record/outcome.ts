/** What a run came to, for the account and for each strategy. */
import type { Outcome } from "../../../engine/execution/outcomes.ts";
import type { Decimal } from "../../../engine/money/decimal.ts";

/** One trade as it was wanted and as it was filled, in shares. */
export interface TradeResult {
  readonly wanted: Decimal;
  readonly filled: Decimal;
}

/**
 * The outcome of some trades. `held`: the strategy (or every strategy) did not decide; `crossed`: shares changed
 * hands inside the account; `adjusted`: something was cut or left out along the way.
 */
export function outcomeOf(input: {
  trades: readonly TradeResult[];
  held: boolean;
  crossed: boolean;
  adjusted: boolean;
}): Outcome {
  const { trades, held, crossed, adjusted } = input;
  if (held) return "held";
  if (trades.length === 0 && !crossed) return adjusted ? "completed_adjusted" : "no_trades";
  if (!crossed && trades.every(({ filled }) => filled.eq(0))) return "failed";
  const whole = trades.every(({ wanted, filled }) => filled.gte(wanted));
  return whole && !adjusted ? "completed" : "completed_adjusted";
}

/** Outcomes that history calls a success. */
export function isSuccess(outcome: Outcome): boolean {
  return outcome === "completed" || outcome === "completed_adjusted" || outcome === "no_trades";
}
