/** What is in doubt, as the API shows it. */
import type { DoubtShown } from "../../../contract/doubts.ts";
import { utcTimestamp } from "../../../engine/calendar/new-york.ts";
import { toText } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "../store/database.ts";
import { standingDoubts } from "../store/doubts.ts";

/** As the last complete look has left it. */
export function shownDoubts(database: AccountDatabase): DoubtShown[] {
  return standingDoubts(database).map(({ symbol, amount, since, looks }) => ({
    symbol,
    amount: toText(amount),
    since: utcTimestamp(since),
    looks,
  }));
}
