/** Random strategies as exports hold them: a tree with its custom indicators and call chains. */
import * as fc from "fast-check";
import { formulasOfCloses, formulasOfTickers } from "./formulas.ts";
import { type Metrics, SHORT_METRICS, YEARLY_METRICS } from "./metrics.ts";
import { type Export, nodes } from "./nodes.ts";

/** The second chain calls the first. */
const CHAINS = ["first-chain", "second-chain"] as const;

const customIndicators = fc.tuple(formulasOfCloses, formulasOfTickers).map(([calm, full]) => [
  { id: "calm", name: "Of closes", formula: calm },
  { id: "full", name: "Of all columns", formula: full },
]);

function strategiesWith(metrics: Metrics, maxDepth: number): fc.Arbitrary<Export> {
  const [first, second] = CHAINS;
  return fc
    .record({
      tree: nodes({ metrics, chains: CHAINS, maxDepth }).branching,
      customIndicators,
      callChains: fc.tuple(
        nodes({ metrics, chains: [], maxDepth: 1 }).any.map((root) => ({ id: first, name: "One", root })),
        nodes({ metrics, chains: [first], maxDepth: 2 }).any.map((root) => ({
          id: second,
          name: "Two",
          root,
        })),
      ),
    })
    .map(({ tree, ...shared }) => ({ ...tree, ...shared }));
}

/** For `markets`: windows of up to 8 bars, and no indicator that takes longer than 34. */
export const strategies: fc.Arbitrary<Export> = strategiesWith(SHORT_METRICS, 3);

/** For `longMarkets`: the momentums over a year, and prices. */
export const yearlyStrategies: fc.Arbitrary<Export> = strategiesWith(YEARLY_METRICS, 2);

export const timings = fc.constantFrom("CC", "OO", "CO", "OC");

/** Options of a backtest on `markets`. */
export const backtests = fc.record(
  {
    timing: timings,
    costBps: fc.constantFrom(0, 5, 37.5, 200),
    from: fc.constantFrom("2023-11-01", "2023-12-27", "2024-01-17"),
    to: fc.constantFrom("2024-01-09", "2024-02-29", "2024-03-15"),
  },
  { requiredKeys: ["timing", "costBps"] },
);
