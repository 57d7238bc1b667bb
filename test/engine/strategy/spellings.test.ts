import { describe, it } from "vitest";
import { parseStrategy } from "../../../src/engine/strategy/parse.ts";
import { tickersOf } from "../../../src/engine/strategy/tickers.ts";
import { writeStrategy } from "../../../src/engine/strategy/write.ts";
import { condition, hold, indicator } from "../support/strategies.ts";

/** The tickers of a tree, or what is said of it. */
function read(tree: unknown): string | string[] | undefined {
  const parsed = parseStrategy(tree);
  if (parsed.ok) return tickersOf(parsed.strategy).needed;
  return parsed.findings.find(({ level }) => level === "error")?.message;
}

const watching = (ticker: string) => indicator([condition(ticker, 1)], [hold("SPY")], []);

describe("a strategy whose author spells shares as somebody else does", () => {
  it.for(["BRK-B", "brk-b", "BRK.B"])("holds the shares that are meant: %s", (ticker, { expect }) => {
    expect(read(hold(ticker))).toEqual(["BRK.B"]);
    expect(read(watching(ticker))).toEqual(["BRK.B", "SPY"]);
  });

  it("holds preferred shares by their name at the broker", ({ expect }) => {
    expect(read(hold("SPG-P-J", "PSA.PRH"))).toEqual(["PSA.PRH", "SPG.PRJ"]);
  });

  it("reads the classes in a ratio", ({ expect }) => {
    expect(read(watching("BRK-B/SPY"))).toEqual(["BRK.B", "SPY"]);
  });

  it("is told what to write where a slash may mean shares or a ratio", ({ expect }) => {
    expect(read(watching("BRK/B"))).toContain("write BRK.B for the shares, BRK / B for the ratio");
    expect(read(watching("SPG/PRJ"))).toContain("write SPG.PRJ for the shares");
    expect(read(hold("BRK/B"))).toContain("for the shares write BRK.B");
    expect(read(hold("BTC-USD"))).toContain("is not a ticker");
  });

  it("has its ratio where it says that it means one, and keeps it when it is written", ({ expect }) => {
    const parsed = parseStrategy(watching("BRK / B"));
    expect(read(watching("BRK / B"))).toEqual(["B", "BRK", "SPY"]);
    const written = parsed.ok ? writeStrategy(parsed.strategy) : undefined;
    expect(read(written)).toEqual(["B", "BRK", "SPY"]);
    expect(read(watching("GM/F"))).toEqual(["F", "GM", "SPY"]);
  });
});
