/** What every session brings: at the open corporate actions and a new day, at the close expiries, fees and the day's worth. */
import type { Session } from "../../../src/engine/calendar/sessions.ts";
import type { Accounts } from "../accounts/accounts.ts";
import { collectFees } from "../accounts/fees/fees.ts";
import { carriedOver } from "../accounts/position.ts";
import { valuationOf } from "../accounts/valuation.ts";
import { marketHoursAt } from "../calendar/market-hours.ts";
import { dateAt, sessionAfter, sessionOf } from "../calendar/trading-days.ts";
import type { VirtualClock } from "../clock/virtual-clock.ts";
import type { CorporateActions } from "../corporate-actions/corporate-actions.ts";
import type { Prices } from "../market/prices.ts";
import type { OrderLifecycle } from "../orders/order-lifecycle.ts";
import type { Identifiers } from "../random/identifiers.ts";

export interface SessionCycleOptions {
  readonly clock: VirtualClock;
  readonly prices: Prices;
  readonly accounts: Accounts;
  readonly lifecycle: OrderLifecycle;
  readonly identifiers: Identifiers;
  readonly corporateActions: CorporateActions;
}

/** The sessions whose open and whose close come next (New York dates). */
export interface ComingSessions {
  readonly opens: string;
  readonly closes: string;
}

export class SessionCycle {
  readonly #options: SessionCycleOptions;
  #coming: ComingSessions;

  /** Starts at the clock's instant, or with the sessions that were to come when an exchange was stopped. */
  constructor(options: SessionCycleOptions, coming?: ComingSessions) {
    this.#options = options;
    const { nextOpen, session } = marketHoursAt(options.clock.now());
    this.#coming = coming ?? { opens: dateAt(nextOpen), closes: session.date };
    this.#scheduleOpen();
    this.#scheduleClose();
  }

  get coming(): ComingSessions {
    return this.#coming;
  }

  #scheduleOpen(): void {
    const session = sessionOf(this.#coming.opens);
    if (session) this.#options.clock.schedule(session.open, () => this.#open(session), "session:open");
  }

  #scheduleClose(): void {
    const session = sessionOf(this.#coming.closes);
    if (session) this.#options.clock.schedule(session.close, () => this.#close(session), "session:close");
  }

  #open(session: Session): void {
    const { accounts, corporateActions, lifecycle } = this.#options;
    this.#coming = { ...this.#coming, opens: sessionAfter(session.date).date };
    this.#scheduleOpen();
    for (const account of accounts.all()) {
      account.lastClosing = account.latestClosing;
      for (const position of account.positions.values()) {
        account.positions.set(position.symbol, carriedOver(position));
      }
    }
    corporateActions.openSession(session);
    for (const account of accounts.all()) account.keepBooks(session.open);
    lifecycle.openSession();
  }

  #close(session: Session): void {
    const { accounts, identifiers, lifecycle, prices } = this.#options;
    this.#coming = { ...this.#coming, closes: sessionAfter(session.date).date };
    this.#scheduleClose();
    for (const account of accounts.all()) {
      for (const order of account.openOrders()) {
        if (order.expiresAt <= session.close) lifecycle.expire(order);
      }
      collectFees(account, identifiers, session.close);
      const { equity, maintenanceMargin } = valuationOf(account, prices, session.close);
      account.latestClosing = { date: session.date, equity, maintenanceMargin };
      account.closings.push(account.latestClosing);
      account.keepBooks(session.close);
    }
  }
}
