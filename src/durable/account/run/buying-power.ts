/** What the buys of a run may cost. */
import { type Decimal, max, min, sum, ZERO } from "../../../engine/money/decimal.ts";
import type { PricedBuy } from "../../../engine/rebalance/fund.ts";
import type { Ledger } from "../../../engine/rebalance/types.ts";
import type { RunContext } from "./context.ts";

/**
 * Dollars that the account may spend on these buys: what the broker lets us, never more than its cash (no
 * leverage), nor more than the buying strategies own together. Undefined when the broker did not answer.
 */
export async function accountCash(
  context: RunContext,
  buys: readonly PricedBuy[],
  ledgers: readonly Ledger[],
): Promise<Decimal | undefined> {
  const account = await context.broker.account();
  if (account.kind !== "confirmed") return undefined;
  const buyers = new Set(buys.flatMap(({ order }) => order.shares.map(({ strategyId }) => strategyId)));
  const owned = ledgers.filter(({ strategyId }) => buyers.has(strategyId)).map(({ cash }) => max(cash, ZERO));
  return min(sum(owned), min(account.value.cash, account.value.buyingPower));
}
