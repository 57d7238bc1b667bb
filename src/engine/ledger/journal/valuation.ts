/**
 * What a ledger is worth, and its time-weighted return: cash and shares that come from outside buy units at what a
 * unit is worth just then, those that leave redeem them, so that only results change what a unit is worth. Source:
 * the true time-weighted rate of return with valuation at each flow (Global Investment Performance Standards).
 */
import { CASH_DECIMALS, type Decimal, decimal, max, roundHalfUp, sum, ZERO } from "../../money/decimal.ts";
import type { Holding, StrategyLedger } from "./ledger.ts";

/** Dollars a share, by symbol. */
export type Prices = ReadonlyMap<string, Decimal>;

/** Decimals of the number of units, and of what one is worth. */
const UNIT_DECIMALS = 12;
const UNIT_VALUE_DECIMALS = 9;
/** What a unit is worth at the least, so that units can be bought again after all but everything is lost. */
const LEAST_UNIT_VALUE = decimal("0.000000001");

function marketValue(symbol: string, { quantity }: Holding, prices: Prices): Decimal | null {
  const price = prices.get(symbol);
  return price ? quantity.times(price) : null;
}

/** Dollars, not rounded: cash and shares at the prices; null when the price of one that it holds is missing. */
export function equityAt({ cash, holdings }: StrategyLedger, prices: Prices): Decimal | null {
  let equity = cash;
  for (const [symbol, holding] of holdings) {
    const value = marketValue(symbol, holding, prices);
    if (value === null) return null;
    equity = equity.plus(value);
  }
  return equity;
}

/** Dollars to the cent that a ledger's shares are worth more than they cost; null for symbols without a price. */
export function unrealisedBySymbol(
  { holdings }: StrategyLedger,
  prices: Prices,
): Map<string, Decimal | null> {
  return new Map(
    [...holdings].map(([symbol, holding]) => {
      const value = marketValue(symbol, holding, prices);
      return [symbol, value && roundHalfUp(value.minus(holding.cost), CASH_DECIMALS)];
    }),
  );
}

/** Dollars to the cent: the sum over the symbols; null when the price of one is missing. */
export function unrealised(ledger: StrategyLedger, prices: Prices): Decimal | null {
  const profits = [...unrealisedBySymbol(ledger, prices).values()];
  const known = profits.filter((profit) => profit !== null);
  return known.length === profits.length ? sum(known) : null;
}

/**
 * The ledger, valued at its equity in dollars. What a unit is worth stays as it was when nothing is left to divide:
 * no units, or an equity of nothing or less.
 */
export function valued(ledger: StrategyLedger, equity: Decimal): StrategyLedger {
  if (equity.lte(0) || ledger.units.lte(0)) return ledger;
  const unitValue = roundHalfUp(equity.div(ledger.units), UNIT_VALUE_DECIMALS);
  return { ...ledger, unitValue: max(unitValue, LEAST_UNIT_VALUE) };
}

/**
 * The ledger with the units of a flow: of `flow` dollars that come (positive) or go, at the equity in dollars just
 * before it. Cash and shares are for the flow's entry to change.
 */
export function withFlow(ledger: StrategyLedger, flow: Decimal, equityBefore: Decimal): StrategyLedger {
  const before = valued(ledger, equityBefore);
  const isValued = equityBefore.gt(0) && before.units.gt(0);
  const change = isValued ? before.units.times(flow).div(equityBefore) : flow.div(before.unitValue);
  return { ...before, units: max(roundHalfUp(before.units.plus(change), UNIT_DECIMALS), ZERO) };
}

/** Time-weighted return since the ledger was first funded, a fraction, as of its last valuation. */
export function timeWeightedReturn({ unitValue }: StrategyLedger): number {
  return unitValue.minus(1).toNumber();
}
