/** Commands that move assets between ledgers and what is unassigned: noted as facts, and posted. */
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import type { CommandFact } from "../../../engine/ledger/replay/fact.ts";
import { nextInstant } from "../store/books.ts";
import type { AccountDatabase } from "../store/database.ts";
import { addFact } from "../store/facts.ts";
import { lastSequence } from "../store/ledgers.ts";
import { openIfNew } from "./book-of.ts";
import { postFacts } from "./post-facts.ts";

/**
 * Notes a command that is given at an instant (`at`, epoch ms) and posts it, at prices (dollars a share), within the caller's
 * transaction.
 */
export function noteCommand(
  database: AccountDatabase,
  command: CommandFact,
  prices: Prices = new Map(),
): void {
  openIfNew(database, command.at);
  const fact = { ...command, at: nextInstant(database, command.at) };
  addFact(database, fact);
  postFacts(database, [fact], prices, fact.at);
}

/** A name for a command that is given at an instant (epoch ms), unlike that of any other. */
export function commandId(database: AccountDatabase, kind: string, at: number): string {
  return `${kind}-${at}-${lastSequence(database)}`;
}
