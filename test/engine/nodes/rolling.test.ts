import { describe, it } from "vitest";
import { market } from "../support/market.ts";
import { basic, decisionOf, hold } from "../support/strategies.ts";

const table = market({ SPY: [10] });
const rolling = { kind: "rolling", id: "roll", children: { next: [hold("SPY")], then: [hold("SPY")] } };

describe("a rolling block", () => {
  it("cannot be traded: it is cash, whatever it holds", ({ expect }) => {
    expect(decisionOf(rolling, table).weights).toEqual({});
  });

  it("leaves its weight to its siblings, as everything that is empty does", ({ expect }) => {
    expect(decisionOf(basic([rolling, hold("SPY")]), table).weights).toEqual({ SPY: 1 });
  });

  it("is in the trace, as what it was written", ({ expect }) => {
    expect(decisionOf(basic([rolling, hold("SPY")]), table).trace[1]).toEqual({
      id: "roll",
      kind: "rolling",
      active: false,
      share: 0,
      weights: {},
      carried: [],
    });
  });
});
