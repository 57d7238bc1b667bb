/** The account as the broker has it now, with ledgers that agree with it: what commands that move assets start from. */
import type { AccountBook } from "../../../engine/ledger/account-book.ts";
import type { Prices } from "../../../engine/ledger/journal/valuation.ts";
import { bookOf } from "../ledgers/book-of.ts";
import { readAccount } from "../ledgers/read-account.ts";
import { brokerPrices, syncLedgers } from "../ledgers/sync.ts";
import type { RunContext } from "../record/context.ts";
import { runUnderWay } from "./busy.ts";
import { accept, refuse, type Result } from "./result.ts";

export interface AccountNow {
  readonly book: AccountBook;
  /** Dollars a share, as the broker values what the account holds. */
  readonly prices: Prices;
}

/**
 * Brings the ledgers in line with the broker. Refused while a run is under way (409), when the broker does not answer
 * (502), and when the credentials open another account than the ledgers belong to (409).
 */
export async function accountNow(context: RunContext): Promise<Result<AccountNow>> {
  const { database, broker, brokerAccountId } = context;
  const state = await readAccount(broker);
  if (!state) {
    return refuse(502, "broker_unreachable", "the broker did not tell what the account holds; try again");
  }
  const busy = runUnderWay(database);
  if (busy) return busy;
  if (state.account.id !== brokerAccountId) {
    return refuse(409, "other_account", "the credentials open another account than the ledgers belong to");
  }
  if (!(await syncLedgers(context, state))) {
    return refuse(
      502,
      "broker_unreachable",
      "the broker did not tell what happened to the account; try again",
    );
  }
  return accept({
    book: bookOf(database, state),
    prices: brokerPrices(state.positions.held),
  });
}
