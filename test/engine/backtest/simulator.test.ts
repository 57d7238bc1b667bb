import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Targets } from "../../../src/engine/backtest/simulation.ts";
import { Simulator } from "../../../src/engine/backtest/simulator.ts";
import { holdsAlways } from "../support/property.ts";
import { BARS, costs, markets, marketsWithHoles, TICKERS, timings } from "./support/arbitraries.ts";
import { simulate, targetsOf, weightsOf } from "./support/market.ts";

/** Allocations of the three tickers, the first of them nothing. */
const { allocations } = targetsOf(
  weightsOf({ AAA: [1, 0, 0.5, 0.25, 0], BBB: [0, 1, 0.5, 0.25, 0.1], CCC: [0, 0, 0, 0.5, 0.2] }),
);
const id = fc.nat(allocations.starts.length - 2);
const root = fc.array(id, { minLength: BARS, maxLength: BARS });

/** What to change of the targets before, and from where on to trade. */
const change = fc.record({
  bar: fc.nat(BARS - 1),
  bars: fc.nat(3),
  to: id,
  start: fc.oneof({ weight: 3, arbitrary: fc.constant(2) }, fc.nat(BARS - 1)),
  end: fc.oneof({ weight: 5, arbitrary: fc.constant(BARS) }, fc.constant(BARS - 1)),
  isCopied: fc.boolean(),
  costBps: costs,
});
const changes = fc.array(change, { minLength: 1, maxLength: 8 });

/** The same allocations under other ids. */
function copied({ root: ids, allocations: { tickers, starts, places, fractions } }: Targets): Targets {
  const shifted = { tickers: [...tickers], starts: Uint32Array.of(0, ...starts), places, fractions };
  return { root: ids.map((given) => given + 1), allocations: shifted };
}

describe("a simulation after others has the bits of a first one", () => {
  test.each([
    ["where all prices are known", markets],
    ["where some are not", marketsWithHoles],
  ])("%s", (_, tables) => {
    holdsAlways(
      fc.property(tables, timings, root, changes, (table, timing, first, edits) => {
        const simulator = new Simulator(table, timing);
        const ids = Uint32Array.from(first);
        for (const { bar, bars, to, start, end, isCopied, costBps } of edits) {
          ids.fill(to, bar, bar + bars);
          const same = { root: ids.slice(), allocations };
          const traded = {
            targets: isCopied ? copied(same) : same,
            start: Math.min(start, end),
            end,
            costBps,
          };
          expect(simulator.simulate(traded)).toEqual(simulate({ table, timing, ...traded }));
        }
      }),
      500,
    );
  });

  test("after targets of other tickers, and after some that were refused", () => {
    holdsAlways(
      fc.property(marketsWithHoles, timings, root, (table, timing, ids) => {
        const simulator = new Simulator(table, timing);
        const terms = { start: 0, end: BARS, costBps: 7 };
        const targets = { root: Uint32Array.from(ids), allocations };
        const others = { root: targets.root, allocations: { ...allocations, tickers: TICKERS.toReversed() } };
        const tooMuch = { ...allocations, fractions: allocations.fractions.map((fraction) => 3 * fraction) };
        const expected = simulate({ table, timing, targets, ...terms });
        simulator.simulate({ targets, ...terms });
        simulator.simulate({ targets: others, ...terms });
        expect(simulator.simulate({ targets, ...terms })).toEqual(expected);
        const refused = {
          root: targets.root.map((given, bar) => (bar === 5 ? 1 : given)),
          allocations: tooMuch,
        };
        expect(() => simulator.simulate({ targets: refused, ...terms })).toThrow(RangeError);
        expect(simulator.simulate({ targets, ...terms })).toEqual(expected);
      }),
    );
  });
});
