import { describe, it } from "vitest";
import { decimal } from "../../../src/engine/money/decimal.ts";
import { checkSend, type OutgoingOrder, type SendContext } from "../../../src/engine/risk/check-send.ts";
import { DEFAULT_LIMITS } from "../../../src/engine/risk/limits.ts";

const QUOTE = { bid: decimal("99.99"), ask: decimal("100.01"), last: decimal(90) };

/** The code for a buy of 5 SPY at $100, of 5 that are left, quoted around $100, where a test says nothing else. */
function codeOf(order: Partial<OutgoingOrder>, context: Partial<SendContext> = {}, limitReach = 0.03) {
  const outgoing: OutgoingOrder = {
    symbol: "SPY",
    side: "buy",
    quantity: decimal(5),
    limitPrice: decimal(100),
    ...order,
  };
  const known = { quote: QUOTE, snapshotPrice: decimal(80), left: decimal(5), open: [], ...context };
  return checkSend(outgoing, known, { ...DEFAULT_LIMITS, limitReach })?.code ?? null;
}

describe("an order that is about to leave", () => {
  it("may", ({ expect }) => {
    expect(codeOf({})).toBeNull();
  });

  it("has a limit within three percent of the quote's mid", ({ expect }) => {
    const limits = ["96.99", "97", "103", "103.01"];
    expect(limits.map((limit) => codeOf({ limitPrice: decimal(limit) }))).toEqual([
      "limit_out_of_reach",
      null,
      null,
      "limit_out_of_reach",
    ]);
  });

  it("has a limit within what its owner allows", ({ expect }) => {
    expect(codeOf({ limitPrice: decimal("100.5") }, {}, 0.005)).toBeNull();
    expect(codeOf({ limitPrice: decimal("100.51") }, {}, 0.005)).toBe("limit_out_of_reach");
  });

  it("goes by the last trade where the quote is too wide, and by the snapshot where there is none", ({
    expect,
  }) => {
    const wide = { ...QUOTE, bid: decimal(80), last: decimal(110) };
    expect(codeOf({ limitPrice: decimal(100) }, { quote: wide })).toBe("limit_out_of_reach");
    expect(codeOf({ limitPrice: decimal(110) }, { quote: wide })).toBeNull();
    expect(codeOf({ limitPrice: decimal(100) }, { quote: null })).toBe("limit_out_of_reach");
    expect(codeOf({ limitPrice: decimal(80) }, { quote: null })).toBeNull();
  });

  it("has no limit that could be out of reach when it is a market order", ({ expect }) => {
    expect(codeOf({ limitPrice: null, side: "sell" }, { quote: null })).toBeNull();
  });

  it("is for no more than the plan has left", ({ expect }) => {
    expect(codeOf({ quantity: decimal("5.000000001") })).toBe("exceeds_plan");
    expect(codeOf({ limitPrice: null, quantity: decimal(6) })).toBe("exceeds_plan");
    // A whole position goes by the broker's figure, with whatever decimals.
    expect(codeOf({ quantity: decimal("5.0000000009") })).toBeNull();
  });

  it("is the only one for its symbol, on either side", ({ expect }) => {
    expect(codeOf({}, { open: [{ symbol: "SPY", side: "buy" }] })).toBe("duplicate_order");
    expect(codeOf({}, { open: [{ symbol: "SPY", side: "sell" }] })).toBe("duplicate_order");
    expect(codeOf({}, { open: [{ symbol: "TLT", side: "buy" }] })).toBeNull();
  });
});
