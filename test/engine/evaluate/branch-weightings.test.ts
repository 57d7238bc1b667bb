/** The two branches of a block may be weighted in different ways. */
import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import {
  altExit,
  condition,
  decisionOf,
  type Export,
  hold,
  indicator,
  numbered,
  scaling,
} from "../support/strategies.ts";

/**
 * Returns of A: 30 %, 10 %, -10 %; of B: 0 %, 20 %, -20 %. Over the last two days A is half as volatile as B (10 % to
 * 20 %); over all three the variances of both are 0.08 / 3.
 */
const table = market({ A: [100, 130, 143, 128.7], B: [100, 100, 120, 96] });

const yes = [condition("A", 1)];
const no = [condition("A", 1000)];
const pair = () => [
  { ...hold("A"), window: 3 },
  { ...hold("B"), window: 1 },
];

/** Each kind with two branches, which both hold A and B; `isThen` says which one it takes. */
const KINDS: readonly (readonly [kind: string, block: (isThen: boolean) => Export])[] = [
  ["an indicator", (isThen) => indicator(isThen ? yes : no, pair(), pair())],
  ["a numbered block", (isThen) => numbered("any", [isThen ? yes : no], { then: pair(), else: pair() })],
  ["an altExit", (isThen) => altExit(isThen ? yes : no, [], pair(), pair())],
  [
    "a scaling",
    (isThen) =>
      scaling(pair(), pair(), {
        scaleMetric: "Current Price",
        scaleTicker: "A",
        scaleFrom: isThen ? 200 : 0,
        scaleTo: isThen ? 300 : 1,
      }),
  ],
];

describe.for(KINDS)("%s", ([, block]) => {
  const weightsOf = (isThen: boolean, fields: object) =>
    decisionOf({ ...block(isThen), ...fields }, table).weights;

  it("weights then and else each in its own way", ({ expect }) => {
    const fields = { weightingThen: "defined", weightingElse: "equal" };
    expect(weightsOf(true, fields)).toEqual({ A: 0.75, B: 0.25 });
    expect(weightsOf(false, fields)).toEqual({ A: 0.5, B: 0.5 });
  });

  it("weights a branch without a way of its own in that of the block", ({ expect }) => {
    const onlyThen = { weighting: "defined", weightingThen: "equal" };
    expect(weightsOf(true, onlyThen)).toEqual({ A: 0.5, B: 0.5 });
    expect(weightsOf(false, onlyThen)).toEqual({ A: 0.75, B: 0.25 });
    expect(weightsOf(true, { weighting: "defined" })).toEqual({ A: 0.75, B: 0.25 });
  });

  it("looks back over days of each branch's own, or over those of the block", ({ expect }) => {
    const short = { A: expect.closeTo(2 / 3, 9), B: expect.closeTo(1 / 3, 9) };
    const long = { A: expect.closeTo(1 / 2, 9), B: expect.closeTo(1 / 2, 9) };
    const both = { weighting: "inverse", volWindowThen: 2, volWindowElse: 3 };
    expect(weightsOf(true, both)).toEqual(short);
    expect(weightsOf(false, both)).toEqual(long);
    const onlyElse = { weighting: "inverse", volWindow: 3, volWindowElse: 2 };
    expect(weightsOf(true, onlyElse)).toEqual(long);
    expect(weightsOf(false, onlyElse)).toEqual(short);
  });

  it("has caps and a fallback of each branch's own, or those of the block", ({ expect }) => {
    const fields = {
      weighting: "capped",
      maxCap: 40,
      maxCapThen: 25,
      cappedFallback: "A",
      cappedFallbackThen: "Empty",
    };
    expect(weightsOf(true, fields)).toEqual({ A: 0.25, B: 0.25 });
    expect(weightsOf(false, fields)).toEqual({ A: expect.closeTo(0.6, 12), B: 0.4 });
  });

  it("has smallest weights of each branch's own", ({ expect }) => {
    // 3 to 1 by volatility of two days is 2/3 to 1/3; a smallest weight of 45 % leaves 0.55 to 0.45.
    const fields = { weighting: "inverse", volWindow: 2, minCapElse: 45 };
    expect(weightsOf(true, fields)).toEqual({ A: expect.closeTo(2 / 3, 9), B: expect.closeTo(1 / 3, 9) });
    expect(weightsOf(false, fields)).toEqual({ A: expect.closeTo(0.55, 9), B: expect.closeTo(0.45, 9) });
  });
});
