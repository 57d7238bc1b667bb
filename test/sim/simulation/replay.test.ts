import { describe, expect, it } from "vitest";
import { Books } from "../../../sim/simulation/invariants/replay/books.ts";
import { replay } from "../../../sim/simulation/invariants/replay/replay.ts";
import type { TrueEvent } from "../../../sim/simulation/invariants/replay/true-event.ts";
import {
  billionths,
  cents,
  divided,
  dollarsOf,
  sharesOf,
  valueOf,
} from "../../../sim/simulation/invariants/replay/units.ts";

const DAY = 24 * 3_600_000;

/** An event without its instant and its id, which follow from its place. */
type Told = TrueEvent extends infer Each ? (Each extends TrueEvent ? Omit<Each, "at" | "id"> : never) : never;

/** Two strategies of 50 and 30 percent in an account of so many dollars, to which something happens. */
function after(dollars: string, ...told: Told[]): Books {
  const books = new Books({ cash: cents(dollars), shares: new Map() });
  const funded: Told[] = [
    { kind: "fund", strategyId: "one", cash: cents("5000") },
    { kind: "fund", strategyId: "two", cash: cents("3000") },
  ];
  const events = [...funded, ...told].map((event, index) => ({ ...event, at: index * DAY, id: `${index}` }));
  replay(books, events, (id) => billionths(id === "one" ? "50" : "30"));
  return books;
}

/** `$10.00, 2 AAA`: what is somebody's. */
function ownedBy(books: Books, id: string): string {
  const { cash, shares } = books.strategies.get(id) ?? { cash: 0n, shares: new Map<string, bigint>() };
  const held = [...shares].filter(([, quantity]) => quantity !== 0n);
  return [`$${dollarsOf(cash)}`, ...held.map(([symbol, quantity]) => `${sharesOf(quantity)} ${symbol}`)].join(
    ", ",
  );
}

const bought = (symbol: string, shares: string, dollars: string, ...parts: [string, string][]): Told => ({
  kind: "order",
  symbol,
  quantity: billionths(shares),
  cost: cents(dollars),
  parts: parts.map(([strategyId, quantity]) => ({ strategyId, quantity: billionths(quantity) })),
});

/** Ten AAA at $100 for the first strategy and five for the second. */
const BOTH_BUY = bought("AAA", "15", "1500", ["one", "10"], ["two", "5"]);

describe("amounts of the replay", () => {
  it("are whole numbers of their smallest unit, rounded half up", () => {
    expect(cents("-12.345")).toBe(-1235n);
    expect(cents("12.344")).toBe(1234n);
    expect(billionths("1.0000000005")).toBe(1_000_000_001n);
    expect(dollarsOf(-5n)).toBe("-0.05");
    expect(sharesOf(1_500_000_000n)).toBe("1.5");
    expect(valueOf(billionths("1.5"), billionths("0.01"))).toBe(2n);
    expect(() => cents("much")).toThrow("much is not an amount");
  });

  it("are divided without anything left, by largest remainder", () => {
    expect(divided(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(divided(-101n, [1n, 2n])).toEqual([-34n, -67n]);
    expect(divided(7n, [0n, 0n])).toEqual([0n, 0n]);
  });
});

describe("the replay", () => {
  it("gives shares to those who paid for them", () => {
    const books = after("10000", BOTH_BUY);
    expect(ownedBy(books, "one")).toBe("$4000, 10 AAA");
    expect(ownedBy(books, "two")).toBe("$2500, 5 AAA");
    expect(dollarsOf(books.unassignedCash())).toBe("2000");
  });

  it("sells no more than a strategy has: the others give the rest, and its proceeds are nobody's", () => {
    const sold = bought("AAA", "-12", "-2400", ["one", "4"], ["two", "8"]);
    const books = after("10000", BOTH_BUY, sold);
    expect(ownedBy(books, "one")).toBe("$4800, 3 AAA");
    expect(ownedBy(books, "two")).toBe("$3500");
    expect(dollarsOf(books.unassignedCash())).toBe("2600");
  });

  it("crosses at the price of the cross", () => {
    const cross: Told = {
      kind: "cross",
      symbol: "AAA",
      quantity: billionths("4"),
      price: billionths("110"),
      from: "one",
      to: "two",
    };
    const books = after("10000", BOTH_BUY, cross);
    expect(ownedBy(books, "one")).toBe("$4440, 6 AAA");
    expect(ownedBy(books, "two")).toBe("$2060, 9 AAA");
  });

  it("divides a deposit by percents, of which the rest is nobody's", () => {
    const books = after("8000", { kind: "by percent", cash: cents("100") });
    expect(ownedBy(books, "one")).toBe("$5050");
    expect(ownedBy(books, "two")).toBe("$3030");
    expect(dollarsOf(books.unassignedCash())).toBe("20");
  });

  it("takes a withdrawal from what is nobody's first, and then in proportion to cash", () => {
    const books = after("10000", { kind: "withdrawal", cash: cents("-2800") });
    expect(ownedBy(books, "one")).toBe("$4500");
    expect(ownedBy(books, "two")).toBe("$2700");
  });

  it("takes what its owner sells by hand from what is nobody's first, and then in proportion to shares", () => {
    const buy: Told = { kind: "by hand", symbol: "AAA", quantity: billionths("3"), cash: cents("-300") };
    const sale: Told = { kind: "by hand", symbol: "AAA", quantity: billionths("-9"), cash: cents("900") };
    const books = after("10000", BOTH_BUY, buy, sale);
    expect(ownedBy(books, "one")).toBe("$4000, 6 AAA");
    expect(ownedBy(books, "two")).toBe("$2500, 3 AAA");
    expect(dollarsOf(books.unassignedCash())).toBe("2600");
  });

  it("pays a dividend to those whose shares it counts, though they have sold them since", () => {
    const sold = bought("AAA", "-10", "-1000", ["one", "10"]);
    const dividend: Told = { kind: "to holders", symbol: "AAA", cash: cents("15"), of: billionths("15") };
    const books = after("10000", BOTH_BUY, sold, dividend);
    expect(ownedBy(books, "one")).toBe("$5010");
    expect(ownedBy(books, "two")).toBe("$2505, 5 AAA");
  });

  it("pays it to the last who held the symbol where nobody does any more", () => {
    const sold = bought("AAA", "-15", "-1500", ["one", "10"], ["two", "5"]);
    const dividend: Told = { kind: "to holders", symbol: "AAA", cash: cents("1"), of: null };
    const books = after("10000", BOTH_BUY, sold, dividend);
    expect(ownedBy(books, "one")).toBe("$5000.67");
    expect(ownedBy(books, "two")).toBe("$3000.33");
  });

  it("multiplies everybody's shares in a split, and gives those of a new symbol in proportion", () => {
    const split: Told = { kind: "split", symbol: "AAA", before: billionths("15"), after: billionths("5") };
    const merger: Told = {
      kind: "exchange of shares",
      symbol: "AAA",
      quantity: billionths("5"),
      cash: cents("3"),
      successor: { symbol: "BBB", quantity: billionths("10") },
    };
    const books = after("10000", BOTH_BUY, split, merger);
    expect(ownedBy(books, "one")).toBe("$4002, 6.666666666 BBB");
    expect(ownedBy(books, "two")).toBe("$2501, 3.333333334 BBB");
  });

  it("leaves to nobody what an ended strategy had, and what comes for it later", () => {
    const late = bought("AAA", "3", "300", ["one", "3"]);
    const books = after("10000", BOTH_BUY, { kind: "retire", strategyId: "one" }, late);
    expect(ownedBy(books, "one")).toBe("$0");
    expect(sharesOf(books.unassignedShares("AAA"))).toBe("13");
    expect(dollarsOf(books.unassignedCash())).toBe("5700");
  });

  it("moves by a command what was decided, and no shares that are not there", () => {
    const moved = { symbol: "AAA", cash: 0n };
    const release: Told = {
      kind: "command",
      parts: [{ ...moved, strategyId: "two", quantity: billionths("-8") }],
    };
    const adopt: Told = {
      kind: "command",
      parts: [{ ...moved, strategyId: "one", quantity: billionths("2") }],
    };
    const books = after("10000", BOTH_BUY, release, adopt);
    expect(ownedBy(books, "one")).toBe("$4000, 12 AAA");
    expect(ownedBy(books, "two")).toBe("$2500");
  });

  it("never lets strategies own more cash together than the account has", () => {
    const books = after("8000", { kind: "to holders", symbol: "AAA", cash: cents("-800"), of: null });
    expect(ownedBy(books, "one")).toBe("$4500");
    expect(ownedBy(books, "two")).toBe("$2700");
  });
});
