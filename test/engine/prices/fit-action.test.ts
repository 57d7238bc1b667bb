import fc from "fast-check";
import { describe, it } from "vitest";
import type { ExDateAction } from "../../../src/engine/bars/ex-date.ts";
import { fitAction } from "../../../src/engine/prices/fit-action.ts";

/** How a price after a close of $100 fits an action. */
function fit(action: Partial<ExDateAction>, last: number, open: number | null = null) {
  return fitAction({ splitFactor: 1, cash: 0, ...action }, { previousClose: 100, last, open });
}

const counted = (splitFactor: number, cash = 0) => ({ kind: "counts", terms: { splitFactor, cash } });

describe("an action that is listed for today", () => {
  it("counts when the price shows it", ({ expect }) => {
    expect(fit({ splitFactor: 4 }, 26)).toEqual(counted(4));
    expect(fit({ splitFactor: 0.1 }, 940)).toEqual(counted(0.1));
    expect(fit({ cash: 30 }, 72)).toEqual(counted(1, 30));
  });

  it("does not count when the price is as if nothing had happened", ({ expect }) => {
    expect(fit({ splitFactor: 4 }, 100)).toEqual({ kind: "contradicted" });
    expect(fit({ splitFactor: 0.1 }, 103)).toEqual({ kind: "contradicted" });
    expect(fit({ cash: 30 }, 99)).toEqual({ kind: "contradicted" });
  });

  it("does not count when the price went the other way", ({ expect }) => {
    expect(fit({ splitFactor: 4 }, 400)).toEqual({ kind: "contradicted" });
    expect(fit({ splitFactor: 0.1 }, 10)).toEqual({ kind: "contradicted" });
  });

  it("counts as listed when it is too small to show in a day's move", ({ expect }) => {
    expect(fit({ cash: 0.4 }, 102)).toEqual(counted(1, 0.4));
    expect(fit({ cash: 4 }, 101)).toEqual(counted(1, 4));
  });

  it("may show in the open alone, when the day has taken it back since", ({ expect }) => {
    expect(fit({ splitFactor: 1.08 }, 97.5)).toEqual({ kind: "contradicted" });
    expect(fit({ splitFactor: 1.08 }, 97.5, 92.8)).toEqual(counted(1.08));
    expect(fit({ splitFactor: 2 }, 97.5, 50)).toEqual({ kind: "contradicted" });
  });

  it("cannot be right when nothing would be left of the price", ({ expect }) => {
    expect(fit({ cash: 100 }, 100)).toEqual({ kind: "impossible" });
  });
});

describe("an action that is listed in several ways", () => {
  const splits = {
    splitFactor: 1 / 15,
    otherwise: [
      { splitFactor: 0.1, cash: 0 },
      { splitFactor: 1 / 150, cash: 0 },
    ],
  };
  const stockDividend = { splitFactor: 2.0625, otherwise: [{ splitFactor: 1.0625, cash: 0 }] };

  it("counts as the price shows it", ({ expect }) => {
    expect(fit(splits, 1030)).toEqual(counted(0.1));
    expect(fit(splits, 1450)).toEqual(counted(1 / 15));
    expect(fit(splits, 15_200)).toEqual(counted(1 / 150));
    expect(fit(stockDividend, 95)).toEqual(counted(1.0625));
    expect(fit(stockDividend, 49)).toEqual(counted(2.0625));
  });

  it("is not decided by a price that lies between", ({ expect }) => {
    expect(fit(splits, 1230)).toEqual({ kind: "ambiguous" });
    expect(fit(stockDividend, 70)).toEqual({ kind: "ambiguous" });
  });

  it("does not count when the price shows none of them", ({ expect }) => {
    expect(fit(splits, 100)).toEqual({ kind: "contradicted" });
  });
});

describe("a split by any factor", () => {
  it("counts if and only if the price is nearer to it than to none", ({ expect }) => {
    const factors = fc.oneof(
      fc.double({ min: 1.5, max: 50, noNaN: true }),
      fc.double({ min: 0.01, max: 0.6, noNaN: true }),
    );
    fc.assert(
      fc.property(factors, fc.double({ min: -4, max: 4, noNaN: true }), (splitFactor, moved) => {
        const change = -Math.log(splitFactor);
        const { kind } = fit({ splitFactor }, 100 * Math.exp(moved));
        if (Math.abs(Math.abs(moved - change) - Math.abs(moved)) < 1e-9) return;
        expect(kind).toBe(Math.abs(moved - change) < Math.abs(moved) ? "counts" : "contradicted");
      }),
    );
  });
});
