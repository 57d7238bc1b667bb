/**
 * What an account was worth over time. Its activities are played back to each point and valued on the price path
 * that quotes and executions follow.
 */
import { CASH_DECIMALS, ZERO, decimal, roundHalfUp, toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { Account } from "../accounts/account.ts";
import { Ledger, movedAt, movementsOf, openingCash } from "../accounts/activities/ledger.ts";
import { VALUE_DECIMALS } from "../accounts/valuation.ts";
import type { Closing } from "../accounts/closing.ts";
import { dateAt, lastSessionBegun, sessionOf } from "../calendar/trading-days.ts";
import type { Core } from "../core.ts";
import { cashflowsOf } from "./cashflows.ts";
import type { HistoryQuery } from "./history-query.ts";
import { windowsOf } from "./windows.ts";
import type { Window } from "./windows.ts";

/** Decimals of a fraction of profit. */
const FRACTION_DECIMALS = 4;

function equityOf(core: Core, ledger: Ledger, instant: number): Decimal {
  let value = ZERO;
  for (const [symbol, shares] of ledger.shares) {
    const price = core.prices.lastPrice(core.market.currentSymbol(symbol), instant) ?? 0;
    value = value.plus(roundHalfUp(shares.times(decimal(price)), VALUE_DECIMALS));
  }
  return ledger.cash.plus(roundHalfUp(value, CASH_DECIMALS));
}

/** The session whose closing prices hold at an instant (epoch ms), or `undefined` while one is under way. */
function closedSession(instant: number): string | undefined {
  const session = lastSessionBegun(instant);
  return instant < session.close ? undefined : session.date;
}

/** The account's equity in dollars at the end of every window. While the market is closed it is worked out once. */
function equities(core: Core, account: Account, windows: readonly Window[]): Decimal[] {
  const ledger = new Ledger(openingCash(account, core.clock.now()));
  const activities = movementsOf(account);
  let next = 0;
  let known: { readonly session: string; readonly added: number; readonly equity: Decimal } | undefined;
  return windows.map(({ end }) => {
    for (let activity = activities[next]; activity && movedAt(activity) <= end; activity = activities[next]) {
      ledger.add(activity);
      next++;
    }
    const session = closedSession(end);
    if (known && known.session === session && known.added === next) return known.equity;
    const equity = equityOf(core, ledger, end);
    known = session === undefined ? undefined : { session, added: next, equity };
    return equity;
  });
}

function number(value: Decimal): number {
  return Number(toText(value));
}

/** The last closing of a session before the New York date of an instant (epoch ms). */
function closingBefore(account: Account, instant: number): Closing | undefined {
  const date = dateAt(instant);
  return account.closings.findLast((closing) => closing.date < date);
}

/** What the profit of each point counts from, in dollars. `base`: the worth before the first point. */
function basesOf(
  account: Account,
  query: HistoryQuery,
  windows: readonly Window[],
  values: readonly Decimal[],
  base: Decimal,
): Decimal[] {
  return windows.map(({ start }, place) => {
    if (query.timeframe === "1D") return values[place - 1] ?? base;
    return (query.resetsDaily ? closingBefore(account, start)?.equity : undefined) ?? base;
  });
}

/**
 * The history as the broker answers it: points since the account was opened, valued at the end of their windows, and
 * stamped in unix seconds with the beginning of those within a day and with eight in the evening of a day. A day's profit
 * counts from the day before. Within days it counts from the last close before the first point, or from the first point of
 * an account that has none, or from the close before each day. Cash that was transferred counts as profit.
 */
export function portfolioHistory(core: Core, account: Account, query: HistoryQuery): Record<string, unknown> {
  const { createdAt } = account.identity;
  const windows = windowsOf(query).filter(({ start, end }) => start >= createdAt || end > createdAt);
  const values = equities(core, account, windows);
  const first = windows[0];
  const closing = first && closingBefore(account, first.start);
  const base = closing?.equity ?? values[0] ?? null;
  const bases = basesOf(account, query, windows, values, base ?? ZERO);
  const points = values.map((equity, place) => {
    const from = bases[place] ?? equity;
    const gain = equity.minus(from);
    const fraction = from.eq(0) ? null : number(roundHalfUp(gain.div(from), FRACTION_DECIMALS));
    return { equity: number(equity), gain: number(gain), fraction };
  });
  const since = closing ? (sessionOf(closing.date)?.close ?? createdAt) : createdAt;
  return {
    timestamp: windows.map(({ stamp }) => stamp / 1000),
    equity: points.map(({ equity }) => equity),
    profit_loss: points.map(({ gain }) => gain),
    profit_loss_pct: points.map(({ fraction }) => fraction),
    base_value: base === null ? null : number(base),
    ...(closing ? { base_value_asof: closing.date } : {}),
    timeframe: query.timeframe,
    cashflow: cashflowsOf(account.nonTradeActivities, windows, since, query.cashflow),
  };
}
