/** How many shares of a symbol there were, and whose: what a dividend that is paid weeks later is divided by. */
import { type Decimal, decimal, sum, ZERO } from "../../../engine/money/decimal.ts";
import { isOfAction, sharesMoved } from "../../../engine/ledger/reconcile/account-event.ts";
import type { HeldHistory, HeldThen } from "../../../engine/ledger/reconcile/holders.ts";
import { activitiesOfSymbol } from "../store/activities.ts";
import type { AccountDatabase } from "../store/database.ts";
import { notedFactsSince } from "../store/facts.ts";
import { entriesOfSymbol } from "../store/ledgers.ts";
import { bookedOrdersOfSymbol, ordersByBrokerId } from "../store/orders.ts";

/** Dividends are paid within weeks of their ex-date, ms. */
const LOOKED_BACK = 100 * 24 * 3_600_000;

interface Change {
  readonly at: number;
  /** Shares that came to the account (positive) or went. */
  readonly total: Decimal;
  /** And to a ledger. */
  readonly strategyId: string | null;
  readonly owned: Decimal;
  readonly byAction: boolean;
}

/** What changed the account's shares before an instant. */
function totalChanges(database: AccountDatabase, symbol: string, since: number): Change[] {
  const change = (at: number, total: Decimal, byAction = false): Change => ({
    at,
    total,
    strategyId: null,
    owned: ZERO,
    byAction,
  });
  const orders = bookedOrdersOfSymbol(database, symbol, since).map(({ side, bookedQuantity, intendedAt }) =>
    change(intendedAt, decimal(bookedQuantity).times(side === "buy" ? 1 : -1)),
  );
  const told = activitiesOfSymbol(database, symbol, since);
  const ours = ordersByBrokerId(
    database,
    told.flatMap(({ brokerOrderId }) => brokerOrderId ?? []),
  );
  const events = told
    .filter(({ brokerOrderId }) => !ours.has(brokerOrderId ?? ""))
    .map((activity) => change(activity.at, sharesMoved(activity), isOfAction(activity)));
  const accepted = notedFactsSince(database, since).flatMap((fact) =>
    fact.kind === "accepted" && fact.symbol === symbol ? [change(fact.at, fact.amount)] : [],
  );
  return [...orders, ...events, ...accepted];
}

/** Shares of a symbol before an instant (epoch ms), when the account had `total` of it. */
export function heldBefore(
  database: AccountDatabase,
  symbol: string,
  before: number,
  total: Decimal,
): HeldHistory {
  const since = before - LOOKED_BACK;
  const ofAccount = totalChanges(database, symbol, since).filter(({ at }) => at < before);
  const ofLedgers = entriesOfSymbol(database, symbol, before).map(
    ({ countsAt, strategyId, quantity }): Change => ({
      at: countsAt,
      total: ZERO,
      strategyId,
      owned: quantity,
      byAction: false,
    }),
  );
  let held = total.minus(sum(ofAccount.map((change) => change.total)));
  const owned = new Map<string, Decimal>();
  const history: HeldThen[] = [];
  for (const change of [...ofAccount, ...ofLedgers].toSorted((a, b) => a.at - b.at)) {
    held = held.plus(change.total);
    if (change.strategyId !== null) {
      owned.set(change.strategyId, (owned.get(change.strategyId) ?? ZERO).plus(change.owned));
    }
    const same = history.at(-1)?.at === change.at ? history.pop() : undefined;
    const byAction = change.byAction || same?.byAction === true;
    history.push({ at: change.at, total: held, owned: new Map(owned), byAction });
  }
  return history.filter(({ at }) => at >= since);
}
