/** The decisions of one strategy on one market. */
import type { Market } from "./bars/align.ts";
import { altExitStates } from "./alt-exit.ts";
import { branchEquity } from "./branch-equity.ts";
import { type CloseCall, type Side, sideOf } from "./close-calls.ts";
import type { Allocation, Evaluator } from "./evaluator.ts";
import { valuesOf } from "./indicators/values.ts";
import { allocationOf } from "./nodes.ts";
import { type Requirements, requirementsOfNode, requirementsOfSlot } from "./bars/requirements.ts";
import { closesOnly, ratioOf, type Series } from "./bars/series.ts";
import { allocationOfChildren } from "./bars/slot.ts";
import { startBar } from "./bars/start-bar.ts";
import { decidesBeforeOpen, type Timing } from "./timing.ts";
import type { AltExitNode, Instrument, OracleNode, Reading, Slot } from "./tree/tree.ts";

const NOTHING: Requirements = { held: new Set(), readings: [] };

/** The series of a market and of the branches of a strategy, each made once, and the close calls on the way. */
export class World {
  readonly market: Market;
  readonly closeCalls: CloseCall[] = [];
  readonly #ratios = new Map<string, Series>();
  readonly #branches = new Map<Slot, Series>();

  constructor(market: Market) {
    this.market = market;
  }

  seriesOf(instrument: Instrument): Series {
    switch (instrument.form) {
      case "ticker":
        return this.#ticker(instrument.ticker);
      case "ratio": {
        const { numerator, denominator } = instrument;
        const key = `${numerator}/${denominator}`;
        const series = this.#ratios.get(key) ?? ratioOf(this.#ticker(numerator), this.#ticker(denominator));
        this.#ratios.set(key, series);
        return series;
      }
      case "branch": {
        const series = this.#branches.get(instrument.slot) ?? this.#branch(instrument.slot);
        this.#branches.set(instrument.slot, series);
        return series;
      }
    }
  }

  #ticker(ticker: string): Series {
    const series = this.market.tickers.get(ticker);
    if (series === undefined) throw new Error(`the market has no ${ticker}`);
    return series;
  }

  /**
   * A branch is a strategy of its own that decides on the close, whatever the timing, from its own start bar; one that
   * can hold nothing needs nothing.
   */
  #branch(slot: Slot): Series {
    const bars = this.market.dates.length;
    const requirements = requirementsOfSlot(slot);
    const needed = requirements.held.size === 0 ? NOTHING : requirements;
    const start = startBar(needed, bars, "CC", (instrument) => this.seriesOf(instrument));
    const evaluation = new Evaluation(this, "CC", start);
    const { children, weighting } = slot;
    return closesOnly(
      branchEquity(
        bars,
        start,
        (bar) => allocationOfChildren(children, weighting, bar, evaluation),
        (ticker) => this.#ticker(ticker).close,
      ),
    );
  }
}

export class Evaluation implements Evaluator {
  readonly dates: readonly string[];
  readonly #world: World;
  readonly #timing: Timing;
  readonly #start: number | null;
  readonly #allocations = new Map<OracleNode, Map<number, Allocation>>();
  readonly #states = new Map<AltExitNode, readonly boolean[]>();

  /** `start` is the bar from which the states of altExits advance. */
  constructor(world: World, timing: Timing, start: number | null) {
    this.dates = world.market.dates;
    this.#world = world;
    this.#timing = timing;
    this.#start = start;
  }

  /** Before the open a decision knows the bar before, and of its own bar the opening price. */
  value({ indicator, window, instrument }: Reading, bar: number): number {
    const series = this.#world.seriesOf(instrument);
    if (!decidesBeforeOpen(this.#timing)) return valuesOf(indicator, series, window)[bar] ?? NaN;
    if (indicator.id === "Current Price" && instrument.form !== "branch") return series.open[bar] ?? NaN;
    return valuesOf(indicator, series, window)[bar - 1] ?? NaN;
  }

  side(reading: Reading, bar: number): Side {
    const { close } = this.#world.seriesOf(reading.instrument);
    const untouched = close.slice(0, bar + 1).every((equity) => Number.isNaN(equity) || equity === 1);
    return sideOf(reading, this.value(reading, bar), untouched);
  }

  allocation(node: OracleNode, bar: number): Allocation {
    const known = this.#allocations.get(node) ?? new Map<number, Allocation>();
    this.#allocations.set(node, known);
    const allocation = known.get(bar) ?? allocationOf(node, bar, this);
    known.set(bar, allocation);
    return allocation;
  }

  isIn(node: AltExitNode, bar: number): boolean {
    const states = this.#states.get(node) ?? altExitStates(node, this.#start, this);
    this.#states.set(node, states);
    return states[bar]!;
  }

  note(call: CloseCall): void {
    this.#world.closeCalls.push(call);
  }
}

/** The bar on which a strategy can start. */
export function startBarOf(tree: OracleNode, world: World, timing: Timing): number | null {
  const { dates } = world.market;
  return startBar(requirementsOfNode(tree), dates.length, timing, (instrument) => world.seriesOf(instrument));
}
