/** Splits and reverse splits: every owner's shares are multiplied alike, and what they cost stays. */
import { type Decimal, max, QUANTITY_DECIMALS, sum, ZERO } from "../../money/decimal.ts";
import { divide } from "../journal/divide.ts";
import type { LedgerEntry } from "../journal/entry.ts";
import { leavingEntry } from "../journal/leaving.ts";
import { sharesOf, type StrategyLedger } from "../journal/ledger.ts";

export interface Split {
  readonly symbol: string;
  /** Shares that the account had before and after it. */
  readonly before: Decimal;
  readonly after: Decimal;
  readonly reference: string;
}

/** What each ledger has of the shares, and last what is unassigned of them. */
function ownersOf(owned: readonly Decimal[], before: Decimal): Decimal[] {
  return [...owned, max(before.minus(sum(owned)), ZERO)];
}

/**
 * The entries of a split. The change of the account's shares is divided by largest remainder, so that ledgers and
 * unassigned shares together are what the account has, to 9 decimals. A ledger that is left with no share at all has
 * lost what they cost.
 */
export function splitEntries(ledgers: readonly StrategyLedger[], split: Split): LedgerEntry[] {
  const { symbol, before, after, reference } = split;
  const owned = ledgers.map((ledger) => sharesOf(ledger, symbol));
  const changes = divide(after.minus(before), ownersOf(owned, before), QUANTITY_DECIMALS);
  return ledgers.flatMap((ledger, index): LedgerEntry[] => {
    const change = changes[index] ?? ZERO;
    const held = owned[index] ?? ZERO;
    if (change.eq(0)) return [];
    if (held.plus(change).lte(0)) {
      return [leavingEntry(ledger, { kind: "split", symbol, quantity: held, cash: ZERO, reference })];
    }
    const { strategyId } = ledger;
    return [{ strategyId, kind: "split", symbol, quantity: change, cash: ZERO, cost: ZERO, reference }];
  });
}
