/** Ledgers against what the broker really holds, before a run. */
import { apportion } from "./apportion.ts";
import { type Decimal, QUANTITY_DECIMALS, sum, toText, ZERO } from "../money/decimal.ts";
import type { Ledger } from "./types.ts";

export interface LedgerDifference {
  readonly code: "sold_outside" | "cash_left";
  /** The symbol that it is about; none for cash. */
  readonly symbol?: string;
  readonly message: string;
}

/**
 * Takes from the ledgers what the broker no longer holds: shares that were sold or moved by hand. Each ledger
 * gives in proportion to what it has of the symbol. More at the broker than in the ledgers is no difference: it
 * is unassigned. The proceeds of such a sale are unassigned cash, too.
 */
export function reconcile(
  ledgers: readonly Ledger[],
  held: ReadonlyMap<string, Decimal>,
): { ledgers: Ledger[]; differences: LedgerDifference[] } {
  const positions = ledgers.map((ledger) => new Map(ledger.positions));
  const differences: LedgerDifference[] = [];
  for (const symbol of new Set(positions.flatMap((own) => [...own.keys()]))) {
    const owned = positions.map((own) => own.get(symbol) ?? ZERO);
    const total = sum(owned);
    const broker = held.get(symbol) ?? ZERO;
    if (broker.gte(total)) continue;
    const kept = apportion(broker.lt(0) ? ZERO : broker, owned, QUANTITY_DECIMALS);
    positions.forEach((own, index) => {
      const quantity = kept[index] ?? ZERO;
      if (quantity.gt(0)) own.set(symbol, quantity);
      else own.delete(symbol);
    });
    const message = `the account holds ${toText(broker)} ${symbol}, the strategies ${toText(total)}: the difference left the account by hand`;
    differences.push({ code: "sold_outside", symbol, message });
  }
  return {
    ledgers: ledgers.map(({ strategyId, cash }, index) => ({
      strategyId,
      cash,
      positions: positions[index] ?? new Map(),
    })),
    differences,
  };
}
