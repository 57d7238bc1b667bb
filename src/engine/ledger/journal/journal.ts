/** Entries that are made one after the other, each from the ledgers as those before it left them. */
import { applyEntry, type StrategyLedger } from "./ledger.ts";
import type { LedgerEntry } from "./entry.ts";

export class Journal {
  readonly entries: LedgerEntry[] = [];
  readonly #ledgers: Map<string, StrategyLedger>;
  readonly #apply: typeof applyEntry;

  constructor(ledgers: readonly StrategyLedger[], apply: typeof applyEntry = applyEntry) {
    this.#ledgers = new Map(ledgers.map((ledger) => [ledger.strategyId, ledger]));
    this.#apply = apply;
  }

  /** The ledgers as they stand, in the order given at first. */
  get ledgers(): StrategyLedger[] {
    return [...this.#ledgers.values()];
  }

  /** A ledger as it stands. Throws when there is none: a bug of the caller. */
  ledger(strategyId: string): StrategyLedger {
    const ledger = this.#ledgers.get(strategyId);
    if (!ledger) throw new Error(`no ledger of strategy ${strategyId}`);
    return ledger;
  }

  /** Applies an entry. Throws as `applyEntry` does. */
  append(entry: LedgerEntry): void {
    this.#ledgers.set(entry.strategyId, this.#apply(this.ledger(entry.strategyId), entry));
    this.entries.push(entry);
  }
}

/**
 * Ledgers after entries, in the order given. Throws as `applyEntry` does, and when an entry names a strategy without a
 * ledger.
 */
export function applyEntries(
  ledgers: readonly StrategyLedger[],
  entries: readonly LedgerEntry[],
  apply: typeof applyEntry = applyEntry,
): StrategyLedger[] {
  const journal = new Journal(ledgers, apply);
  for (const entry of entries) journal.append(entry);
  return journal.ledgers;
}
