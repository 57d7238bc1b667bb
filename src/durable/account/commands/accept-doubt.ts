/** The owner decides that what the broker has is right, though nothing explains it. */
import type { AcceptDoubt, Doubts } from "../../../contract/doubts.ts";
import { amountsOf } from "../../../engine/ledger/doubt/standing.ts";
import { decimal } from "../../../engine/money/decimal.ts";
import { makeFacts } from "../ledgers/doubt-now.ts";
import { shownDoubts } from "../ledgers/shown-doubts.ts";
import { commandId } from "../ledgers/note-command.ts";
import type { RunContext } from "../record/context.ts";
import { nextInstant } from "../store/books.ts";
import { saveDoubts, standingDoubts } from "../store/doubts.ts";
import { announceStrategies } from "../strategies/announce.ts";
import { accountNow } from "./account-now.ts";
import { accept, refuse, type Result } from "./result.ts";

/**
 * Makes a fact of a doubt: what is less is taken from what is unassigned and then from the ledgers, what is more is
 * unassigned; what is the very opposite of an accepted one takes that back. Refused as `accountNow` refuses, and (409) when a
 * look finds another amount than was shown, or an order of ours may still explain it.
 */
export async function acceptDoubt(context: RunContext, shown: AcceptDoubt): Promise<Result<Doubts>> {
  const { database, clock, userId } = context;
  const now = await accountNow(context);
  if (!now.ok) return now;
  const { doubt, prices } = now.value;
  const { symbol } = shown;
  const found = amountsOf(doubt).find((each) => each.symbol === symbol);
  if (!found?.amount.eq(decimal(shown.amount))) {
    return refuse(409, "doubt_changed", "what is in doubt is not as it was shown: look at it again");
  }
  if (doubt.orders.some((order) => symbol === null || order.symbol === symbol)) {
    const message = "it is not known yet what became of an order that may explain it; try again later";
    return refuse(409, "order_unresolved", message);
  }
  database.transaction(() => {
    const at = nextInstant(database, clock.now());
    makeFacts(database, [found], () => commandId(database, "doubt", at), prices, at);
    saveDoubts(
      database,
      standingDoubts(database).filter((standing) => standing.symbol !== symbol),
    );
    announceStrategies(database, userId, []);
  });
  return accept({ doubts: shownDoubts(database) });
}
