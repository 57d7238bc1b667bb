/** Ends an activation: what its ledger has becomes unassigned. */
import type { AccountDatabase } from "../store/database.ts";
import { strategyById, updateStrategy } from "../store/strategies.ts";
import { noteCommand } from "./note-command.ts";

/** `reference`: the command or the slot that ends it; `at`: epoch ms. Within the caller's transaction. */
export function retire(database: AccountDatabase, strategyId: string, reference: string, at: number): void {
  if (!strategyById(database, strategyId)) throw new Error(`there is no strategy ${strategyId}`);
  noteCommand(database, { kind: "retire", id: `${reference}/${strategyId}`, at, strategyId });
  updateStrategy(database, strategyId, { isActive: false, deactivatedAt: at });
}
