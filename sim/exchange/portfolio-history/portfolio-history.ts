/**
 * What an account was worth over time. Its activities are played back to each point and valued on the price path
 * that quotes and executions follow.
 */
import { CASH_DECIMALS, ZERO, decimal, roundHalfUp, toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import type { Account } from "../accounts/account.ts";
import { Ledger, movedAt, movementsOf, openingCash } from "../accounts/activities/ledger.ts";
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
  let equity = ledger.cash;
  for (const [symbol, shares] of ledger.shares) {
    const price = core.prices.lastPrice(core.market.currentSymbol(symbol), instant) ?? 0;
    equity = equity.plus(roundHalfUp(shares.times(decimal(price)), CASH_DECIMALS));
  }
  return equity;
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

/**
 * The history as the broker answers it: points since the account was opened, stamped in unix seconds with the
 * beginning of their windows and valued at the end. Profit counts from the last close before the first point, or
 * from the first point of an account that has none; by the day, from the close before each day. Cash that was
 * transferred counts as profit.
 */
export function portfolioHistory(core: Core, account: Account, query: HistoryQuery): Record<string, unknown> {
  const { createdAt } = account.identity;
  const windows = windowsOf(query).filter(({ start, end }) => start >= createdAt || end > createdAt);
  const values = equities(core, account, windows);
  const first = windows[0];
  const closing = first && closingBefore(account, first.start);
  const base = closing?.equity ?? values[0] ?? null;
  const points = windows.map(({ start }, place) => {
    const equity = values[place] ?? ZERO;
    const from = (query.resetsDaily ? closingBefore(account, start)?.equity : undefined) ?? base ?? equity;
    const gain = equity.minus(from);
    const fraction = from.eq(0) ? null : number(roundHalfUp(gain.div(from), FRACTION_DECIMALS));
    return { equity: number(equity), gain: number(gain), fraction };
  });
  const since = closing ? (sessionOf(closing.date)?.close ?? createdAt) : createdAt;
  return {
    timestamp: windows.map(({ start }) => start / 1000),
    equity: points.map(({ equity }) => equity),
    profit_loss: points.map(({ gain }) => gain),
    profit_loss_pct: points.map(({ fraction }) => fraction),
    base_value: base === null ? null : number(base),
    ...(closing ? { base_value_asof: closing.date } : {}),
    timeframe: query.timeframe,
    cashflow: cashflowsOf(account.nonTradeActivities, windows, since, query.cashflow),
  };
}
