/**
 * Replaces open orders. The new order exists at once and binds neither cash nor shares; some time later it takes over,
 * unless the old one has filled or ended meanwhile: then it is rejected, although the request was answered with 200.
 */
import type { Account } from "../accounts/account.ts";
import { valuationOf } from "../accounts/valuation.ts";
import type { VirtualClock } from "../clock/virtual-clock.ts";
import type { Prices } from "../market/prices.ts";
import { costOf, sharesToSell } from "./order-rules.ts";
import { heldFor, isOpen, reserveOf } from "./order.ts";
import type { Order } from "./order.ts";
import type { Transitions } from "./filling/transitions.ts";

export interface ReplacementsOptions {
  readonly clock: VirtualClock;
  readonly prices: Prices;
  readonly transitions: Transitions;
  /** Ends the old order as replaced. */
  readonly leave: (order: Order) => void;
  /** Brings the new one to the market. */
  readonly enter: (order: Order) => void;
}

export class Replacements {
  readonly #options: ReplacementsOptions;

  constructor(options: ReplacementsOptions) {
    this.#options = options;
  }

  /** The old order waits to be replaced; `replacement.takesOverAt` says when. */
  begin(order: Order, replacement: Order): void {
    this.#options.transitions.move(order, "pending_replace");
    if (replacement.takesOverAt !== null) this.follow(replacement, replacement.takesOverAt);
  }

  /** Schedules the moment (epoch ms) at which a replacement takes over. */
  follow(replacement: Order, at: number): void {
    this.#options.clock.schedule(at, () => this.#takeOver(replacement), `order:${replacement.id}:replace`);
  }

  #takeOver(replacement: Order): void {
    const { transitions, leave, enter } = this.#options;
    const account = transitions.ownerOf(replacement);
    const order = account.order(replacement.replaces ?? "");
    if (!order) throw new RangeError(`order ${replacement.id} replaces an order that there is not`);
    const waits = order.status === "pending_replace";
    if (waits && isOpen(replacement) && this.#isCovered(account, order, replacement)) {
      order.replacedBy = replacement.id;
      leave(order);
      replacement.takesOverAt = null;
      enter(replacement);
      return;
    }
    if (waits) order.status = order.filledQty.gt(0) ? "partially_filled" : "new";
    transitions.tell(order, "order_replace_rejected");
    if (isOpen(replacement)) transitions.move(replacement, "rejected");
  }

  /** Whether the account has the cash, or the shares, that the new order needs once the old one lets go of its own. */
  #isCovered(account: Account, order: Order, replacement: Order): boolean {
    const { clock, prices } = this.#options;
    const tape = prices.tape(order.symbol, clock.now());
    if (!tape) return false;
    if (replacement.side === "sell") {
      const { held, available } = account.shares(order.symbol);
      return sharesToSell(replacement, tape).lte(available.plus(heldFor(order, held)));
    }
    const { buyingPower } = valuationOf(account, prices, clock.now());
    return costOf(replacement, tape).lte(buyingPower.plus(reserveOf(order)));
  }
}
