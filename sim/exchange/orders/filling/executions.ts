/** Trades an order against the market: sizes the execution, books it and tells whoever listens. */
import { ZERO } from "../../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import { bookExecution } from "../../accounts/booking.ts";
import type { VirtualClock } from "../../clock/virtual-clock.ts";
import type { TradeEvents } from "../../events/trade-events.ts";
import type { Tape } from "../../market/prices.ts";
import type { Identifiers } from "../../random/identifiers.ts";
import type { Liquidity } from "./liquidity.ts";
import { executionSize } from "./matching.ts";
import type { ExecutionSize } from "./matching.ts";
import { heldFor } from "../order.ts";
import type { Order } from "../order.ts";
import type { Transitions } from "./transitions.ts";

export interface ExecutionsOptions {
  readonly clock: VirtualClock;
  readonly identifiers: Identifiers;
  readonly events: TradeEvents;
  readonly transitions: Transitions;
  readonly liquidity: Liquidity;
}

export class Executions {
  readonly #options: ExecutionsOptions;

  constructor(options: ExecutionsOptions) {
    this.#options = options;
  }

  /** Executes what the market offers at a price in dollars; answers the shares that changed hands. */
  trade(order: Order, price: Decimal, tape: Tape): Decimal {
    const { clock, liquidity } = this.#options;
    const { symbol, side } = order;
    const offered = liquidity.available(symbol, side, clock.now(), tape.row.volume);
    const size = executionSize(order, price, { sellable: this.#sellable(order), liquidity: offered });
    if (this.#book(order, price, size)) liquidity.take(symbol, side, clock.now(), size.qty);
    return size.qty;
  }

  /** Executes all that is left at a price in dollars, whatever the market offers: an auction, a fill that won. */
  tradeAll(order: Order, price: Decimal): void {
    const whole = { ...order, behaviour: { ...order.behaviour, partial: null } };
    const size = executionSize(whole, price, { sellable: this.#sellable(order), liquidity: undefined });
    this.#book(order, price, size);
  }

  #sellable(order: Order): Decimal {
    const { held, available } = this.#options.transitions.ownerOf(order).shares(order.symbol);
    return available.plus(heldFor(order, held));
  }

  /** An order by dollars may be too small a rest for any share: then it is filled without an execution. */
  #book(order: Order, price: Decimal, { qty, leavesQty }: ExecutionSize): boolean {
    const { clock, identifiers, events, transitions } = this.#options;
    if (qty.eq(0) && leavesQty.gt(0)) return false;
    const at = clock.now();
    const account = transitions.ownerOf(order);
    if (qty.eq(0)) {
      order.status = "filled";
      order.filledAt = at;
      order.updatedAt = at;
      transitions.finish(order);
      transitions.tell(order, "fill");
      return false;
    }
    const id = identifiers.uuid();
    bookExecution(account, order, { id, qty, price, leavesQty, at });
    const done = leavesQty.eq(0);
    if (done) transitions.finish(order);
    const positionQty = account.positions.get(order.symbol)?.qty ?? ZERO;
    const execution = { id, price, qty, positionQty };
    events.publish({ event: done ? "fill" : "partial_fill", account, order, at, execution });
    return true;
  }
}
