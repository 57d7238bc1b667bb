/** Ending an activation and keeping what it held. */
import { decimal } from "../../../../engine/money/decimal.ts";
import { retire } from "../../ledgers/retire.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { strategyToChange } from "./active-strategy.ts";
import { announceStrategies } from "../../strategies/announce.ts";
import { accept, refuse, type Result } from "../result.ts";

/** Ends an activation at an instant (epoch ms). What it held stays in the account, unassigned: nothing is sold. */
export function deactivateStrategy(
  database: AccountDatabase,
  userId: string,
  botId: string,
  now: number,
): Result<null> {
  const active = strategyToChange(database, botId);
  if (!active.ok) return active;
  const { id, cash } = active.value;
  if (decimal(cash).lt(0)) {
    const message =
      "it owes cash to the others until a run has sold: wait for it, sell everything, give it unassigned cash, or re-level";
    return refuse(409, "owes_cash", message);
  }
  database.transaction(() => {
    retire(database, id, `deactivated-${now}`, now);
    announceStrategies(database, userId, [id]);
  });
  return accept(null);
}
