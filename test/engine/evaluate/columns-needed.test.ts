import * as fc from "fast-check";
import { describe, it } from "vitest";
import { alignBars } from "../../../src/engine/bars/align.ts";
import { packHistory, unpackHistory } from "../../../src/engine/bars/history-packet.ts";
import type { DailyBars } from "../../../src/engine/bars/types.ts";
import { columnsNeeded } from "../../../src/engine/evaluate/columns-needed.ts";
import { compile } from "../../../src/engine/evaluate/compile.ts";
import { decide } from "../../../src/engine/evaluate/decide.ts";
import { parseStrategy } from "../../../src/engine/strategy/parse.ts";
import { markets } from "../oracle/arbitraries/markets.ts";
import { strategies } from "../oracle/arbitraries/strategies.ts";

function programOf(tree: unknown) {
  const parsed = parseStrategy(tree);
  if (!parsed.ok) throw new Error("the strategy cannot be read");
  return compile(parsed.strategy);
}

/** A condition of one indicator on SPY. */
function whenever(metric: string) {
  const condition = {
    id: "c",
    type: "if",
    metric,
    window: 10,
    ticker: "SPY",
    comparator: "gt",
    threshold: "50",
  };
  return {
    id: "i",
    kind: "indicator",
    conditions: [condition],
    children: { then: [{ id: "a", kind: "position", positions: ["SPY"] }], else: [] },
  };
}

describe("the columns that a strategy needs", () => {
  it("are closes for averages and returns, and all for what looks at highs and lows", ({ expect }) => {
    expect(columnsNeeded(programOf(whenever("Relative Strength Index")))).toEqual(new Map());
    expect(columnsNeeded(programOf(whenever("ATR")))).toEqual(new Map([["SPY", "all"]]));
  });

  it("are found of branches that read branches fifty levels deep, each looked at once", ({ expect }) => {
    let tree = whenever("ATR");
    for (let level = 0; level < 50; level++) {
      const { conditions, children, ...node } = whenever("Relative Strength Index");
      const [condition] = conditions;
      const deeper = { ...condition!, ticker: "branch:then", threshold: String(level) };
      tree = { ...node, conditions: [deeper], children: { ...children, then: [tree as never] } };
    }
    expect(columnsNeeded(programOf(tree))).toEqual(new Map([["SPY", "all"]]));
  });

  it("are enough for the same decision, whatever the others hold", { timeout: 60_000 }, ({ expect }) => {
    fc.assert(
      fc.property(strategies, markets, (tree, bars) => {
        const program = programOf(tree);
        const needed = columnsNeeded(program);
        const loaded = new Map(
          [...bars].map(([ticker, history]): [string, DailyBars] => {
            const columns = needed.get(ticker) ?? "closes";
            return [ticker, unpackHistory(packHistory(history, columns), columns)!];
          }),
        );
        const whole = alignBars(bars);
        fc.pre(whole.dates.length > 0);
        expect(decide(program, alignBars(loaded))).toEqual(decide(program, whole));
      }),
      { seed: 20_261_123, numRuns: 300 },
    );
  });
});
