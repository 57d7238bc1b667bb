/** An account as it was at an earlier instant, for an answer that is stale. */
import { Account } from "../account.ts";

/**
 * A copy of the account as it stood at an instant (epoch ms) of the last hour: its books, its orders and its activities.
 * Flags and configurations are those of now.
 */
export function accountAsOf(account: Account, instant: number): Account {
  const { identity, past } = account;
  const { cash, positions, lastClosing, latestClosing, fillsCharged } = past.booksAt(instant) ?? account;
  const then = new Account(identity, cash, lastClosing, latestClosing);
  for (const [symbol, position] of positions) then.positions.set(symbol, position);
  then.fills.push(...account.fills.filter(({ at }) => at <= instant));
  then.nonTradeActivities.push(...account.nonTradeActivities);
  then.closings.push(...account.closings);
  then.flags = account.flags;
  then.configurations = account.configurations;
  then.paysFees = account.paysFees;
  then.fillsCharged = fillsCharged;
  const changed = past.ordersChangedSince(instant);
  for (const order of account.orders()) {
    if (order.submittedAt <= instant) then.add(changed.get(order.id) ?? { ...order });
  }
  return then;
}
