/** Takes orders, replacements and cancels from the accounts: checks them, keeps them and hands them to the market. */
import type { Account } from "../accounts/account.ts";
import { valuationOf } from "../accounts/valuation.ts";
import type { Assets } from "../assets/assets.ts";
import type { VirtualClock } from "../clock/virtual-clock.ts";
import { malformed, unprocessable } from "../http/refusal.ts";
import type { Refusal } from "../http/refusal.ts";
import type { Prices } from "../market/prices.ts";
import type { Identifiers } from "../random/identifiers.ts";
import { refusedByStanding } from "./account-standing.ts";
import { usualBehaviour } from "./filling/fill-rules.ts";
import type { FillRulebook } from "./filling/fill-rules.ts";
import { newOrder } from "./new-order.ts";
import type { OrderBody } from "./request/order-body.ts";
import type { OrderFaults } from "./order-faults.ts";
import type { OrderLifecycle } from "./order-lifecycle.ts";
import { refusedAsset, refusedForAccount } from "./order-rules.ts";
import { readTerms } from "./request/order-terms.ts";
import { timingOf } from "./order-timing.ts";
import { isOpen } from "./order.ts";
import type { Order } from "./order.ts";
import { replacementBody } from "./request/replacement-body.ts";
import type { ReplacementBody } from "./request/replacement-body.ts";

export type Placed =
  | { readonly ok: true; readonly order: Order }
  | { readonly ok: false; readonly refusal: Refusal };

export interface OrderDeskOptions {
  readonly seed: number;
  readonly clock: VirtualClock;
  readonly prices: Prices;
  readonly assets: Assets;
  readonly identifiers: Identifiers;
  readonly lifecycle: OrderLifecycle;
  readonly orderFaults: OrderFaults;
  readonly fills: FillRulebook;
}

export class OrderDesk {
  readonly #options: OrderDeskOptions;

  constructor(options: OrderDeskOptions) {
    this.#options = options;
  }

  /** Places an order for an account. One sent while the market is closed waits for the next open. */
  place(account: Account, body: OrderBody, closesPosition = false): Placed {
    const admitted = this.#admit(account, body, { closesPosition });
    if (!admitted.ok) return admitted;
    const { order } = admitted;
    const { lifecycle } = this.#options;
    account.add(order);
    lifecycle.follow(account, order);
    lifecycle.transitions.tell(order, order.status === "accepted" ? "accepted" : "pending_new");
    return admitted;
  }

  /** Asks for another order in the place of an open one; answers the new one, which may still lose to a fill. */
  replace(account: Account, order: Order, change: ReplacementBody): Placed {
    const read = replacementBody(order, change);
    if (!read.ok) return read;
    const admitted = this.#admit(account, read.body, { replaces: order });
    if (!admitted.ok) return admitted;
    const { clock, lifecycle } = this.#options;
    const { behaviour } = admitted.order;
    const { cancelAfter } = order.behaviour;
    const takesOverAt = cancelAfter === null ? order.expiresAt : clock.now() + cancelAfter;
    const replacement: Order = {
      ...admitted.order,
      status: "accepted",
      replaces: order.id,
      takesOverAt,
      acknowledgeAt: takesOverAt + behaviour.acknowledgeAfter,
      fillAt: Math.max(admitted.order.fillAt ?? 0, takesOverAt + behaviour.fillAfter),
    };
    account.add(replacement);
    lifecycle.transitions.own(account, replacement);
    lifecycle.transitions.tell(replacement, "accepted");
    lifecycle.replace(order, replacement);
    return { ok: true, order: replacement };
  }

  /** Begins to cancel an order; answers why not when it cannot be cancelled. */
  cancel(order: Order): Refusal | undefined {
    if (order.status === "pending_cancel") return unprocessable("order pending cancel");
    const replacing = order.status === "pending_replace" || order.takesOverAt !== null;
    if (!isOpen(order) || replacing) return unprocessable("order is not cancelable");
    this.#options.lifecycle.cancel(order);
    return undefined;
  }

  #admit(
    account: Account,
    body: OrderBody,
    { closesPosition = false, replaces }: { closesPosition?: boolean; replaces?: Order },
  ): Placed {
    const { seed, clock, prices, assets, identifiers, orderFaults, fills } = this.#options;
    const now = clock.now();
    const read = readTerms(body, () => identifiers.uuid());
    if (!read.ok) return read;
    const asset = assets.find(read.terms.symbol, now);
    const terms = { ...read.terms, symbol: asset?.symbol ?? read.terms.symbol };
    const barred = refusedByStanding(terms, account) ?? refusedAsset(terms, asset);
    if (barred) return { ok: false, refusal: barred };
    const tape = prices.tape(terms.symbol, now);
    if (!asset || !tape) {
      return { ok: false, refusal: malformed(`asset ${terms.symbol} is not active`) };
    }
    const { buyingPower } = valuationOf(account, prices, now);
    const view = { account, asset, buyingPower, replaces, quote: tape };
    const refusal = refusedForAccount(terms, view);
    if (refusal) return { ok: false, refusal };
    const timed = timingOf(terms.timeInForce, now);
    if (!timed.ok) return timed;
    const id = identifiers.uuid();
    const { id: accountId, keyId } = account.identity;
    const usual = usualBehaviour(fills.current, seed, id);
    const struck = orderFaults.apply(usual, { accountId, keyId, terms });
    if (!struck.ok) return struck;
    const { behaviour } = struck;
    const admission = { id, now, behaviour, closesPosition, quote: tape, timing: timed.timing(behaviour) };
    return { ok: true, order: newOrder(terms, { ...admission, sequence: account.orderCount }) };
  }
}
