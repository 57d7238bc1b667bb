/** Corporate actions: those of the market's data and those that an operator scripts, done as their session opens. */
import type { Session } from "../../../src/engine/calendar/sessions.ts";
import { ZERO, decimal } from "../../../src/engine/money/decimal.ts";
import type { LateBookings } from "../accounts/activities/late-bookings.ts";
import type { Accounts } from "../accounts/accounts.ts";
import type { VirtualClock } from "../clock/virtual-clock.ts";
import type { Prices } from "../market/prices.ts";
import type { OrderLifecycle } from "../orders/order-lifecycle.ts";
import type { Identifiers } from "../random/identifiers.ts";
import type { CorporateAction } from "./corporate-action.ts";
import { applyDelisting } from "./delistings.ts";
import { payDividends } from "./dividends.ts";
import type { DividendPerShare } from "./dividends.ts";
import type { ScriptedMarket } from "./scripted-market.ts";
import { refusedAction } from "./scripting-rules.ts";
import { applySplits } from "./splits.ts";
import { applySymbolChange } from "./symbol-changes.ts";

export interface CorporateActionsOptions {
  readonly clock: VirtualClock;
  readonly market: ScriptedMarket;
  readonly prices: Prices;
  readonly accounts: Accounts;
  readonly identifiers: Identifiers;
  readonly lateBookings: LateBookings;
  readonly lifecycle: OrderLifecycle;
  /** Whether the dividends in the market's data are paid; scripted ones always are. */
  readonly dividends: boolean;
}

export type Scripted = { readonly ok: true } | { readonly ok: false; readonly message: string };

export class CorporateActions {
  readonly #options: CorporateActionsOptions;

  constructor(options: CorporateActionsOptions) {
    this.#options = options;
  }

  /** Every scripted action by date, and whether it has happened. */
  all(): { readonly action: CorporateAction; readonly done: boolean }[] {
    const { market } = this.#options;
    return market.actions.map((action) => ({ action, done: market.hasBegun(action) }));
  }

  /** Scripts an action for a session that has not begun; `message` is one line that says why it cannot be. */
  script(action: CorporateAction): Scripted {
    const { clock, market, prices } = this.#options;
    const message = refusedAction(action, market, prices, clock.now());
    if (message !== undefined) return { ok: false, message };
    market.add(action);
    return { ok: true };
  }

  /** Takes up an action that was scripted before the exchange was stopped. */
  restore(action: CorporateAction): void {
    this.#options.market.add(action);
  }

  /**
   * Does what falls on a session that opens now, to holdings as they were overnight: new names first, then
   * dividends on the shares before a split, splits, and delistings.
   */
  openSession(session: Session): void {
    const { accounts, identifiers, lateBookings, lifecycle, market, prices } = this.#options;
    const due = market.actions.filter(({ date }) => date === session.date);
    const splits = due.filter((action) => action.type === "split");
    for (const account of accounts.all()) {
      const holder = { account, identifiers, lateBookings, lifecycle, instant: session.open };
      for (const action of due) if (action.type === "symbol-change") applySymbolChange(holder, action);
      payDividends(holder, (symbol) => this.#dividend(symbol, session.date));
      applySplits(holder, session.date, prices, splits);
      for (const action of due) if (action.type === "delisting") applyDelisting(holder, action);
    }
    for (const action of due) {
      if (action.type !== "symbol-change" || !lifecycle.halted.includes(action.symbol)) continue;
      lifecycle.halt(action.symbol, false);
      lifecycle.halt(action.newSymbol, true);
    }
  }

  #dividend(symbol: string, date: string): DividendPerShare {
    const { dividends, market, prices } = this.#options;
    const scripted = market.actions.find(
      (action) => action.type === "dividend" && action.symbol === symbol && action.date === date,
    );
    const amount = scripted?.type === "dividend" ? decimal(scripted.cash) : ZERO;
    const { bookedAfter, toldAfter } = scripted?.type === "dividend" ? scripted : {};
    if (!dividends) return { amount, bookedAfter, toldAfter };
    return { amount: decimal(prices.series(symbol)?.rowOn(date)?.divCash ?? 0), bookedAfter, toldAfter };
  }
}
