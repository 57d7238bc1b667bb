import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import type { HistoryColumns } from "../../../src/engine/bars/types.ts";
import { refreshHistories } from "../../../src/market/bars/refresh.ts";
import { readHistory, writeBars } from "../../../src/market/bars/store.ts";
import { flatBars } from "../support/vendors/bars.ts";
import { freshStart } from "../support/fresh-start.ts";
import { daysAt, historyVendor } from "../support/vendors/tiingo-histories.ts";

const NOW = 1_795_467_000_000;
const DATES = ["2026-11-18", "2026-11-19", "2026-11-20"];
const SYMBOLS = ["NEW", "GROWN", "SPLIT"];
/** The requests, and operations on single entries, that a refresh of the three takes. */
const STEPS = 13;

/** From its `step`-th request or operation on, a Worker that has died gets no further. */
function workerDyingAt(step: number) {
  let steps = 0;
  const orDie = () => {
    if (++steps > step) throw new Error("killed");
  };
  const vendor = historyVendor(
    {
      NEW: daysAt(DATES),
      GROWN: daysAt(DATES),
      SPLIT: [...daysAt(DATES.slice(0, 2), 50), { date: "2026-11-20", close: 50, splitFactor: 2 }],
    },
    () => {
      orDie();
      return undefined;
    },
  );
  const store = new Proxy(env.MARKET, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      return async (...parameters: unknown[]) => {
        if (name !== "list") orDie();
        // Every property that the code reads is one of KV's methods.
        return (method as (...p: unknown[]) => unknown).apply(target, parameters);
      };
    },
  });
  const ports = { store, tiingo: vendor.connection, now: () => NOW };
  return async () => {
    return refreshHistories(ports, SYMBOLS, "2026-11-20", NOW + 1);
  };
}

const AFTER = { NEW: flatBars(DATES), GROWN: flatBars(DATES), SPLIT: flatBars(DATES, 50) };

async function closes(symbol: string, columns: HistoryColumns = "all"): Promise<number[] | undefined> {
  const history = await readHistory(env.MARKET, symbol, columns);
  return history && [...history.bars.close];
}

describe("a Worker that is killed while it fills and continues histories", () => {
  it("leaves each history as it was or as it becomes, and the next one finishes", async ({ expect }) => {
    for (let step = 0; step <= STEPS; step++) {
      await freshStart();
      const before = {
        NEW: undefined,
        GROWN: flatBars(DATES.slice(0, 2)),
        SPLIT: flatBars(DATES.slice(0, 2)),
      };
      await writeBars(env.MARKET, "GROWN", before.GROWN, 0);
      await writeBars(env.MARKET, "SPLIT", before.SPLIT, 0);

      const { failed } = await workerDyingAt(step)();

      expect(failed.length > 0).toBe(step < STEPS);
      for (const symbol of ["NEW", "GROWN", "SPLIT"] as const) {
        const whole = [before[symbol] && [...before[symbol].close], [...AFTER[symbol].close]];
        expect(whole).toContainEqual(await closes(symbol));
        expect(whole).toContainEqual(await closes(symbol, "closes"));
      }

      await workerDyingAt(Infinity)();
      for (const symbol of ["NEW", "GROWN", "SPLIT"] as const) {
        expect(await closes(symbol)).toEqual([...AFTER[symbol].close]);
        expect(await closes(symbol, "closes")).toEqual([...AFTER[symbol].close]);
      }
    }
  });
});
