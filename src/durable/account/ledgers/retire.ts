/** Ends an activation: what its ledger has becomes unassigned. */
import { applyEntries } from "../../../engine/ledger/journal/journal.ts";
import { retire as retireLedger } from "../../../engine/ledger/reassign/retire.ts";
import { ZERO } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "../store/database.ts";
import { appendEntries, ledgerOf, saveLedger } from "../store/ledgers.ts";
import { strategyById, updateStrategy } from "../store/strategies.ts";

/** `reference`: the command or the slot that ends it; `at`: epoch ms. Within the caller's transaction. */
export function retire(database: AccountDatabase, strategyId: string, reference: string, at: number): void {
  const row = strategyById(database, strategyId);
  if (!row) throw new Error(`there is no strategy ${strategyId}`);
  const ledger = ledgerOf(database, row);
  const { entries } = retireLedger(ledger, reference);
  appendEntries(database, entries, at);
  for (const emptied of applyEntries([ledger], entries)) saveLedger(database, { ...emptied, units: ZERO });
  updateStrategy(database, strategyId, { isActive: false, deactivatedAt: at });
}
