import { describe, it } from "vitest";
import { oracleWeights } from "./oracle.ts";
import { marketWith } from "./support/market.ts";
import { aaaWhen, above, hold } from "./support/trees.ts";

const STILL = [10, 10, 10, 10];

function unsureFrom(tree: object, days: Parameters<typeof marketWith>[0]): number | null {
  return oracleWeights(tree, marketWith({ BBB: STILL, ...days })).unsureFrom;
}

function ranking(metric: string, window: number, ...children: object[]): object {
  return { kind: "function", metric, window, children: { next: children } };
}

describe("rounding", () => {
  it("decides nothing between sides that are far apart", ({ expect }) => {
    expect(
      unsureFrom(aaaWhen(above(10, { metric: "RSI", window: 2 })), { AAA: [10, 11, 12, 11] }),
    ).toBeNull();
  });

  it("decides nothing between prices, or an average that is a price", ({ expect }) => {
    expect(unsureFrom(aaaWhen(above(11)), { AAA: [10, 11, 12, 11] })).toBeNull();
    const average = above(0, { expanded: true, rightMetric: "SMA", rightWindow: 3 });
    expect(unsureFrom(aaaWhen(average), { AAA: [10, 12, 11, 11.5] })).toBeNull();
  });

  it("decides between values that are equal only if nothing was rounded", ({ expect }) => {
    // RSI(2) is 50 on the last day; so is the threshold.
    const even = above(50, { metric: "RSI", window: 2 });
    expect(unsureFrom(aaaWhen(even), { AAA: [10, 11, 12, 11] })).toBe(3);
    const nearly = above(11 - 1e-11);
    expect(unsureFrom(aaaWhen(nearly), { AAA: [10, 10, 11, 12] })).toBe(2);
  });

  it("decides between branches once they have moved, not while both stand at 1", ({ expect }) => {
    const fields = { ticker: "branch:then", expanded: true, rightTicker: "branch:else" };
    const tree = aaaWhen(above(0, fields));
    expect(unsureFrom(tree, { AAA: [10, 10, 11, 11] })).toBeNull();
    expect(unsureFrom(tree, { AAA: [10, 11, 10, 10] })).toBe(2);
  });

  it("decides between scores of different tickers, not of the same ones", ({ expect }) => {
    // Averages of 31/3 both.
    const days = { AAA: [10, 10, 11, 20], CCC: [9, 12, 10, 10] };
    expect(unsureFrom(ranking("SMA", 3, hold("AAA"), hold("CCC")), days)).toBe(2);
    expect(unsureFrom(ranking("SMA", 3, hold("AAA", "BBB"), hold("AAA", "AAA", "BBB")), days)).toBeNull();
    expect(unsureFrom(ranking("ROC", 1, hold("AAA"), hold("BBB")), days)).toBeNull();
  });

  it("decides how little is blended at the ends of a scale", ({ expect }) => {
    const scaling = (scaleFrom: number) => ({
      kind: "scaling",
      scaleMetric: "RSI",
      scaleWindow: 2,
      scaleTicker: "AAA",
      scaleFrom,
      scaleTo: 70,
      children: { then: [hold("AAA")], else: [hold("BBB")] },
    });
    expect(unsureFrom(scaling(50), { AAA: [10, 11, 12, 11] })).toBe(3);
    expect(unsureFrom(scaling(40), { AAA: [10, 11, 12, 11] })).toBeNull();
  });
});
