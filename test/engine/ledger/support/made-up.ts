/** A history that is made up, each thing of a size that fits what the account has by then. */
import { freeCash, freeShares } from "../../../../src/engine/ledger/account-book.ts";
import { sharesOf, type StrategyLedger } from "../../../../src/engine/ledger/journal/ledger.ts";
import type { Activity } from "../../../../src/engine/ledger/reconcile/activity.ts";
import type { Fact } from "../../../../src/engine/ledger/replay/fact.ts";
import type { AccountThen } from "../../../../src/engine/ledger/replay/replay.ts";
import {
  type Decimal,
  decimal,
  max,
  min,
  roundHalfUp,
  toText,
  ZERO,
} from "../../../../src/engine/money/decimal.ts";
import { actionRows } from "./action-rows.ts";
import {
  accepted,
  activity,
  cashPart,
  cross,
  events,
  fund,
  order,
  reassigned,
  retired,
  sharesPart,
} from "./facts.ts";
import type { Happening } from "./happenings.ts";
import { replayed } from "./reconciled.ts";
import type { Telling } from "./told-account.ts";

const INSTANT = 1000;
/** So many instants are a day. */
const DAY = 5 * INSTANT;

function scaled(amount: Decimal, percent: number, places: number): string {
  return toText(amount.times(percent).div(100).round(places, 0));
}

/** What was told of an order, an activity or an accepted doubt before what is right. */
function firstOf(right: Telling, percent: number | null): Telling[] {
  if (percent === null) return [];
  if ("brokerType" in right) {
    return right.kind === "dividend" ? [{ ...right, cash: decimal(scaled(right.cash!, percent, 2)) }] : [];
  }
  if (right.kind === "order") {
    const quantity = decimal(scaled(right.quantity, percent, 9));
    return [{ ...right, quantity, value: quantity.eq(0) ? ZERO : decimal(scaled(right.value, percent, 2)) }];
  }
  return right.kind === "accepted" ? [{ ...right, amount: decimal(scaled(right.amount, percent, 2)) }] : [];
}

/** The account while a history of it is made up: each thing is of a size that there was at the time, as it was known. */
export class MadeUp {
  then: AccountThen;
  readonly tellings: Telling[][] = [];
  #funded = 0;

  constructor(opening: AccountThen) {
    this.then = opening;
  }

  happens(what: Happening): void {
    const at = (this.tellings.length + 1) * INSTANT;
    const told = this.#told(what, at);
    if (told.length === 0) return;
    this.tellings.push(...told.map((each) => [...firstOf(each, what.first), each]));
    const facts = told.flatMap((each): Fact[] => ("brokerType" in each ? [] : [each]));
    const rows = told.flatMap((each): Activity[] => ("brokerType" in each ? [each] : []));
    this.then = replayed(this.then, [...events(...rows), ...facts]).then;
  }

  #book() {
    return { ...this.then.explained, ledgers: this.then.ledgers };
  }

  #held(symbol: string): Decimal {
    return max(this.then.explained.holdings.get(symbol) ?? ZERO, ZERO);
  }

  #told(what: Happening, at: number): Telling[] {
    const own = this.then.ledgers[what.index % Math.max(this.then.ledgers.length, 1)];
    return own
      ? [...this.#ordered(what, at, own), ...this.#commanded(what, at, own), ...this.#happened(what, at)]
      : this.#first(what, at);
  }

  /** Where no strategy is in force, the first is put in force. */
  #first({ part }: Happening, at: number): Telling[] {
    this.#funded += 1;
    return [fund(at, `new${this.#funded}`, scaled(freeCash(this.#book()), part, 2), 40)];
  }

  #ordered({ operation, symbol, part, price }: Happening, at: number, own: StrategyLedger): Telling[] {
    const other = this.then.ledgers.find(({ strategyId }) => strategyId !== own.strategyId);
    const wanted = { [own.strategyId]: 2, ...(other ? { [other.strategyId]: 1 } : {}) };
    if (operation === "buy") {
      const value = decimal(scaled(max(own.cash, ZERO), part, 2));
      const quantity = toText(value.div(price).round(9, 0));
      return quantity === "0" ? [] : [order(at, "buy", symbol, [quantity, toText(value)], wanted)];
    }
    const quantity = decimal(scaled(sharesOf(own, symbol), part, 9));
    if (quantity.eq(0)) return [];
    const value = toText(roundHalfUp(quantity.times(price), 2));
    if (operation === "sell") return [order(at, "sell", symbol, [toText(quantity), value], wanted)];
    if (operation !== "cross" || !other) return [];
    return [cross(at, symbol, [toText(quantity), price], own.strategyId, other.strategyId)];
  }

  #commanded({ operation, symbol, part, price }: Happening, at: number, own: StrategyLedger): Telling[] {
    const { strategyId } = own;
    const free = this.#book();
    switch (operation) {
      case "fund":
        this.#funded += 1;
        return [fund(at, `new${this.#funded}`, scaled(freeCash(free), part, 2), part % 40)];
      case "retire":
        return [retired(at, strategyId)];
      case "adoptCash":
        return [reassigned(at, "adopt", [cashPart(strategyId, scaled(freeCash(free), part, 2))])];
      case "adoptShares": {
        const quantity = scaled(freeShares(free, symbol), part, 9);
        const cost = toText(roundHalfUp(decimal(quantity).times(price), 2));
        return quantity === "0"
          ? []
          : [reassigned(at, "adopt", [sharesPart(strategyId, symbol, quantity, cost)])];
      }
      case "releaseCash":
        return [
          reassigned(at, "release", [cashPart(strategyId, `-${scaled(max(own.cash, ZERO), part, 2)}`)]),
        ];
      case "releaseShares": {
        const quantity = scaled(sharesOf(own, symbol), part, 9);
        return quantity === "0"
          ? []
          : [reassigned(at, "release", [sharesPart(strategyId, symbol, `-${quantity}`)])];
      }
      case "relevel": {
        const last = this.then.ledgers.at(-1)!;
        const cash = scaled(max(own.cash, ZERO).plus(price), part, 2);
        return [
          reassigned(at, "relevel", [cashPart(strategyId, `-${cash}`), cashPart(last.strategyId, cash)]),
        ];
      }
      case "acceptedCash":
        return [accepted(at, null, scaled(decimal(price).minus(250), part, 2))];
      case "acceptedShares":
        return [accepted(at, symbol, scaled(this.#held(symbol).minus(part % 3), part - 50, 9))];
      default:
        return [];
    }
  }

  /** What the broker's activities tell of. */
  #happened(
    { operation, symbol, part, price, factor, isPair, isDated }: Happening,
    instant: number,
  ): Telling[] {
    const at = isDated ? Math.floor(instant / DAY) * DAY : instant;
    const held = this.#held(symbol);
    const some = scaled(held, part, 9);
    const cash = max(this.then.explained.cash, ZERO);
    const row = (kind: Activity["kind"], what: Parameters<typeof activity>[1]) => [
      activity(kind, { at, ...what }),
    ];
    switch (operation) {
      case "handBuy":
        return row("fill", {
          symbol,
          quantity: scaled(cash.div(price), part, 9),
          price,
          at: instant,
          order: `by hand ${instant}`,
        });
      case "handSell":
        return row("fill", { symbol, quantity: `-${some}`, price, at: instant });
      case "deposit":
        return row("deposit", { cash: roundHalfUp(decimal(price).times(part), 2).toFixed() });
      case "withdrawal":
        return row("withdrawal", { cash: `-${scaled(cash, part, 2)}` });
      case "dividend":
        return row("dividend", { symbol, cash: scaled(held, part, 2) });
      case "lateDividend":
        return row("dividend", { symbol, cash: part, quantity: toText(held) });
      case "interest":
        return row("interest", { cash: price });
      case "fee":
        return row("fee", { cash: toText(min(decimal(part).div(100), cash).neg()) });
      case "feeOfSymbol":
        return row("fee", { symbol, cash: toText(decimal(part).div(100).neg()) });
      case "transferIn":
        return row("transfer", { symbol, quantity: part });
      case "transferOut":
        return row("transfer", { symbol, quantity: `-${some}` });
      default:
        return held.eq(0) ? [] : actionRows({ operation, symbol, price, factor, isPair }, at, held);
    }
  }
}
