/** Takes orders and cancels from the accounts: checks them, keeps them and hands them to the market. */
import { addDays } from "../../../src/engine/calendar/dates.ts";
import { ZERO } from "../../../src/engine/money/decimal.ts";
import type { Account } from "../accounts/account.ts";
import { valuationOf } from "../accounts/valuation.ts";
import type { Assets } from "../assets/assets.ts";
import { marketHoursAt } from "../calendar/market-hours.ts";
import { dateAt, sessionBefore } from "../calendar/trading-days.ts";
import type { VirtualClock } from "../clock/virtual-clock.ts";
import { unprocessable } from "../http/refusal.ts";
import type { Refusal } from "../http/refusal.ts";
import type { Prices } from "../market/prices.ts";
import type { Identifiers } from "../random/identifiers.ts";
import type { FillOptions } from "./fill-options.ts";
import type { OrderBody } from "./order-body.ts";
import type { OrderLifecycle } from "./order-lifecycle.ts";
import { ceilingOf, refusedAsset, refusedForAccount, sharesToSell } from "./order-rules.ts";
import { readTerms } from "./order-terms.ts";
import { isOpen } from "./order.ts";
import type { Order, OrderTerms } from "./order.ts";

export type Placed =
  | { readonly ok: true; readonly order: Order }
  | { readonly ok: false; readonly refusal: Refusal };

/** An order good till cancelled is cancelled after so many days. */
const GOOD_TILL_CANCELED_DAYS = 90;

export interface OrderDeskOptions {
  readonly clock: VirtualClock;
  readonly prices: Prices;
  readonly assets: Assets;
  readonly identifiers: Identifiers;
  readonly lifecycle: OrderLifecycle;
  readonly fills: FillOptions;
}

export class OrderDesk {
  readonly #options: OrderDeskOptions;

  constructor(options: OrderDeskOptions) {
    this.#options = options;
  }

  /** Places an order for an account. One sent while the market is closed waits for the next open. */
  place(account: Account, body: OrderBody): Placed {
    const { clock, prices, assets, identifiers, lifecycle } = this.#options;
    const now = clock.now();
    const read = readTerms(body, identifiers.uuid());
    if (!read.ok) return read;
    const asset = assets.find(read.terms.symbol, now);
    const refusedAtOnce = refusedAsset(read.terms, asset);
    const terms = { ...read.terms, symbol: asset?.symbol ?? read.terms.symbol };
    const tape = prices.tape(terms.symbol, now);
    if (refusedAtOnce || !tape) {
      return { ok: false, refusal: refusedAtOnce ?? unprocessable(`asset "${terms.symbol}" is not active`) };
    }
    const { buyingPower } = valuationOf(account, prices, now);
    const refusal = refusedForAccount(terms, account, tape, buyingPower);
    if (refusal) return { ok: false, refusal };
    const order: Order = {
      ...terms,
      ...this.#timing(terms, now),
      id: identifiers.uuid(),
      sequence: account.orderCount,
      submittedAt: now,
      updatedAt: now,
      ceiling: ceilingOf(terms, tape),
      setAside: terms.side === "sell" ? sharesToSell(terms, tape) : ZERO,
      filledAt: null,
      expiredAt: null,
      canceledAt: null,
      filledQty: ZERO,
      filledValue: ZERO,
      settled: ZERO,
      cancelAt: null,
      rests: false,
    };
    account.add(order);
    lifecycle.follow(account, order);
    return { ok: true, order };
  }

  /** Begins to cancel an order; answers why not when it cannot be cancelled. */
  cancel(order: Order): Refusal | undefined {
    if (order.status === "pending_cancel") return unprocessable("order pending cancel");
    if (!isOpen(order)) return unprocessable("order is not cancelable");
    this.#options.lifecycle.cancel(order);
    return undefined;
  }

  #timing(terms: OrderTerms, now: number) {
    const { acknowledgeAfter, fillAfter } = this.#options.fills;
    const { isOpen: open, session } = marketHoursAt(now);
    const enters = open ? now : session.open;
    const lastDate = addDays(dateAt(now), GOOD_TILL_CANCELED_DAYS);
    return {
      status: open ? ("pending_new" as const) : ("accepted" as const),
      acknowledgeAt: enters + acknowledgeAfter,
      fillAt: enters + fillAfter,
      expiresAt: terms.timeInForce === "day" ? session.close : sessionBefore(addDays(lastDate, 1)).close,
    };
  }
}
