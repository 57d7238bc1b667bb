/** Facts replayed by what the account's database knows of the time before them. */
import type { Fact } from "../../../engine/ledger/replay/fact.ts";
import { type AccountThen, replay, type Replayed } from "../../../engine/ledger/replay/replay.ts";
import { ZERO } from "../../../engine/money/decimal.ts";
import type { AccountDatabase } from "../store/database.ts";
import { heldBefore } from "./held-history.ts";

/**
 * Replays facts, sorted by when they count, from an account as everything left it that counts before an instant (epoch ms).
 */
export function replayFrom(
  database: AccountDatabase,
  then: AccountThen,
  before: number,
  facts: readonly Fact[],
): Replayed {
  const { holdings } = then.explained;
  return replay(then, facts, (symbol) => heldBefore(database, symbol, before, holdings.get(symbol) ?? ZERO));
}
