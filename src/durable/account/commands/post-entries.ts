/** What an owner has asked for, noted and into the ledgers. */
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import type { ReassignFact } from "../../../engine/ledger/replay/fact.ts";
import { noteCommand } from "../ledgers/note-command.ts";
import type { RunContext } from "../record/context.ts";
import { announceStrategies } from "../strategies/announce.ts";

/** Notes a command, posts it at the prices given (dollars a share), and tells what prices the account needs now. */
export function postAndAnnounce({ database, userId }: RunContext, fact: ReassignFact, prices: Prices): void {
  database.transaction(() => {
    noteCommand(database, fact, prices);
    announceStrategies(database, userId, []);
  });
}
