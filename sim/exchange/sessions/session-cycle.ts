/**
 * What every session brings: at the open corporate actions and a new day, at the close expiries and the day's worth, in the
 * evening the fees on its sales.
 */
import type { Session } from "../../../src/engine/calendar/sessions.ts";
import type { Accounts } from "../accounts/accounts.ts";
import { chargedAt, collectFees } from "../accounts/fees/fees.ts";
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
  readonly seed: number;
  readonly clock: VirtualClock;
  readonly prices: Prices;
  readonly accounts: Accounts;
  readonly lifecycle: OrderLifecycle;
  readonly identifiers: Identifiers;
  readonly corporateActions: CorporateActions;
}

/** The sessions whose open, whose close and whose fees come next (New York dates). */
export interface ComingSessions {
  readonly opens: string;
  readonly closes: string;
  readonly charges: string;
}

export class SessionCycle {
  readonly #options: SessionCycleOptions;
  #coming: ComingSessions;

  /** Starts at the clock's instant, or with the sessions that were to come when an exchange was stopped. */
  constructor(
    options: SessionCycleOptions,
    coming?: Omit<ComingSessions, "charges"> & { charges?: string | undefined },
  ) {
    this.#options = options;
    const { nextOpen, session } = marketHoursAt(options.clock.now());
    const { opens, closes } = coming ?? { opens: dateAt(nextOpen), closes: session.date };
    this.#coming = { opens, closes, charges: coming?.charges ?? closes };
    this.#scheduleOpen();
    this.#scheduleClose();
    this.#scheduleCharges();
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

  #scheduleCharges(): void {
    const { clock, seed } = this.#options;
    const at = chargedAt(seed, this.#coming.charges);
    clock.schedule(at, () => this.#charge(at), "session:charges");
  }

  #charge(at: number): void {
    const { accounts, identifiers } = this.#options;
    this.#coming = { ...this.#coming, charges: sessionAfter(this.#coming.charges).date };
    this.#scheduleCharges();
    for (const account of accounts.all()) collectFees(account, identifiers, at);
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
    const { accounts, lifecycle, prices } = this.#options;
    this.#coming = { ...this.#coming, closes: sessionAfter(session.date).date };
    this.#scheduleClose();
    for (const account of accounts.all()) {
      for (const order of account.openOrders()) {
        if (order.expiresAt <= session.close) lifecycle.expire(order);
      }
      const { equity, maintenanceMargin } = valuationOf(account, prices, session.close);
      account.latestClosing = { date: session.date, equity, maintenanceMargin };
      account.closings.push(account.latestClosing);
      account.keepBooks(session.close);
    }
  }
}
