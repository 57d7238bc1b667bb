import { type Allocations, NOTHING } from "../evaluate/allocations.ts";
import type { Sale } from "./moments.ts";
import { Portfolio } from "./portfolio.ts";
import type { Simulation, Targets } from "./simulation.ts";

/** Where trades take place: one column of prices for each ticker, by bar. */
export interface TradePrices {
  readonly atDecision: readonly Float64Array[];
  readonly sale: Sale | null;
}

/**
 * What trading to targets does on each bar, whatever it costs. Where all prices are known that depends on nothing but
 * the allocations of the bar and of the one before, so that of targets that are followed one after another only those
 * that differ are traded.
 */
export class Trades {
  readonly #prices: TradePrices;
  readonly #portfolio: Portfolio;
  readonly #end: number;
  // What was followed last, and from which bar on.
  #start = Infinity;
  #allocations: Allocations | null = null;
  readonly #root: Uint32Array;
  // By bar: how much equity grew up to the trade and what the portfolio says of it, and the same of the sale after it.
  readonly #growth: Float64Array;
  readonly #traded: Float64Array;
  readonly #invested: Float64Array;
  readonly #holdings: Float64Array;
  readonly #saleGrowth: Float64Array;
  readonly #sold: Float64Array;
  /** By bar: 1 where all prices of the last trade were known, so that it ended as it should. */
  readonly #complete: Uint8Array;

  /** `end` is the bar after the last one to trade on. */
  constructor(prices: TradePrices, end: number) {
    const sales = prices.sale === null ? 0 : end;
    this.#prices = prices;
    this.#portfolio = new Portfolio(prices.atDecision.length);
    this.#end = end;
    this.#root = new Uint32Array(end);
    this.#growth = new Float64Array(end);
    this.#traded = new Float64Array(end);
    this.#invested = new Float64Array(end);
    this.#holdings = new Float64Array(end);
    this.#saleGrowth = new Float64Array(sales);
    this.#sold = new Float64Array(sales);
    this.#complete = new Uint8Array(end);
  }

  /** Trades to targets from bar `start` on, where everything is cash. */
  follow(targets: Targets, start: number): void {
    const complete = this.#complete;
    // Whether the bar before ends with what it ended with last time, which is its allocation: then only the bar's own
    // allocation counts.
    let isSettled = start === this.#start;
    let tradedLast = -1;
    for (let bar = start; bar < this.#end; bar++) {
      const isSame = bar >= this.#start && this.#followedAt(bar, targets);
      const wasComplete = complete[bar] === 1;
      if (isSame && isSettled && wasComplete) continue;
      if (tradedLast < bar - 1 || bar === start) this.#resume(targets, start, bar);
      this.#trade(targets, bar);
      tradedLast = bar;
      isSettled = isSame && wasComplete && complete[bar] === 1;
    }
    this.#start = start;
    this.#allocations = targets.allocations;
    this.#root.set(targets.root.subarray(0, this.#end));
  }

  /** What came of it at a cost, as a fraction of the amount traded. */
  at(cost: number): Simulation {
    const start = this.#start;
    const equity = new Float64Array(this.#end - start);
    const traded = this.#traded.slice(start);
    const hasSales = this.#prices.sale !== null;
    let value = 1;
    for (let bar = start; bar < this.#end; bar++) {
      const row = bar - start;
      value *= this.#growth[bar] ?? NaN;
      equity[row] = value;
      value *= 1 - cost * (this.#traded[bar] ?? NaN);
      if (!hasSales) continue;
      const sold = this.#sold[bar] ?? NaN;
      value *= this.#saleGrowth[bar] ?? NaN;
      value *= 1 - cost * sold;
      traded[row] = (this.#traded[bar] ?? NaN) + sold;
    }
    return { equity, traded, invested: this.#invested.slice(start), holdings: this.#holdings.slice(start) };
  }

  /** Whether the targets were the same on a bar last time. */
  #followedAt(bar: number, { root, allocations }: Targets): boolean {
    const before = this.#allocations;
    const id = root[bar] ?? NOTHING;
    const idBefore = this.#root[bar] ?? NOTHING;
    if (before === allocations && id === idBefore) return true;
    return before !== null && areSame(before, idBefore, allocations, id);
  }

  /** Makes the portfolio what it is before a bar; after the bar before was complete, or where everything starts. */
  #resume({ root, allocations }: Targets, start: number, bar: number): void {
    const isCash = bar === start || this.#prices.sale !== null;
    const held = isCash ? NOTHING : (root[bar - 1] ?? NOTHING);
    this.#portfolio.hold(allocations, held, this.#prices.atDecision, bar - 1);
  }

  #trade({ root, allocations }: Targets, bar: number): void {
    const portfolio = this.#portfolio;
    const { atDecision, sale } = this.#prices;
    portfolio.rebalance(allocations, root[bar] ?? NOTHING, atDecision, bar);
    this.#growth[bar] = portfolio.growth;
    this.#traded[bar] = portfolio.traded;
    this.#invested[bar] = portfolio.invested;
    this.#holdings[bar] = portfolio.holdings;
    if (sale !== null) {
      const isSold = bar + sale.barsLater < this.#end;
      if (isSold) portfolio.rebalance(allocations, NOTHING, sale.prices, bar + sale.barsLater);
      this.#saleGrowth[bar] = isSold ? portfolio.growth : 1;
      this.#sold[bar] = isSold ? portfolio.traded : 0;
    }
    this.#complete[bar] = Number(portfolio.wasComplete);
  }
}

/** Whether two allocations of the same tickers are, entry by entry. */
function areSame(one: Allocations, id: number, other: Allocations, otherId: number): boolean {
  const from = one.starts[id] ?? 0;
  const otherFrom = other.starts[otherId] ?? 0;
  const entries = (one.starts[id + 1] ?? 0) - from;
  if (entries !== (other.starts[otherId + 1] ?? 0) - otherFrom) return false;
  for (let entry = 0; entry < entries; entry++) {
    if (one.places[from + entry] !== other.places[otherFrom + entry]) return false;
    if (one.fractions[from + entry] !== other.fractions[otherFrom + entry]) return false;
  }
  return true;
}
