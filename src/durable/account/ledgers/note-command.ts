/** Commands that move assets between ledgers and what is unassigned: noted as facts, and posted. */
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import type { CommandFact, CrossFact } from "../../../engine/ledger/replay/fact.ts";
import type { AccountDatabase } from "../store/database.ts";
import { addFact } from "../store/facts.ts";
import { lastSequence } from "../store/ledgers.ts";
import { openIfNew } from "./book-of.ts";
import { postFacts } from "./post-facts.ts";

/** Notes a fact that counts from now on and posts it, at prices (dollars a share), within the caller's transaction. */
export function noteCommand(
  database: AccountDatabase,
  fact: CommandFact | CrossFact,
  prices: Prices = new Map(),
): void {
  openIfNew(database, fact.at);
  addFact(database, fact);
  postFacts(database, [fact], prices, fact.at);
}

/** A name for a command that is given at an instant (epoch ms), unlike that of any other. */
export function commandId(database: AccountDatabase, kind: string, at: number): string {
  return `${kind}-${at}-${lastSequence(database)}`;
}
