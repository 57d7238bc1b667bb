import { describe, it } from "vitest";
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import { type FundingInput, fundStrategy, unassignedShares } from "../../../src/engine/rebalance/funding.ts";
import { ledger } from "./support/account.ts";

const NOTHING = new Map<
  string,
  { quantity: ReturnType<typeof decimal>; marketValue: ReturnType<typeof decimal> }
>();

/** Funding of an account of $10,000 in cash that nobody has a share of, unless told otherwise. */
function fund(input: Partial<FundingInput>) {
  const result = fundStrategy({
    equity: decimal(10_000),
    cash: decimal(10_000),
    holdings: NOTHING,
    ledgers: [],
    givenPercent: decimal(0),
    askedPercent: null,
    ...input,
  });
  return result.ok ? `${toText(result.sharePercent)} % = $${toText(result.cash)}` : result.code;
}

function holding(quantity: number, marketValue: number) {
  return { quantity: decimal(quantity), marketValue: decimal(marketValue) };
}

describe("funding a new strategy", () => {
  it("gives the first one the whole account unless it asks for less", ({ expect }) => {
    expect(fund({})).toBe("100 % = $10000");
    expect(fund({ askedPercent: decimal(30) })).toBe("30 % = $3000");
  });

  it("gives the next one what is left", ({ expect }) => {
    const ledgers = [ledger("a", 3000)];
    expect(fund({ ledgers, givenPercent: decimal(30) })).toBe("70 % = $7000");
  });

  it("refuses a share that is too large, and any share when none is left", ({ expect }) => {
    const ledgers = [ledger("a", 6000)];
    expect(fund({ ledgers, givenPercent: decimal(60), askedPercent: decimal("40.01") })).toBe(
      "share_too_large",
    );
    expect(fund({ ledgers, givenPercent: decimal(60), askedPercent: decimal(40) })).toBe("40 % = $4000");
    expect(fund({ ledgers, givenPercent: decimal(100) })).toBe("no_share_left");
  });

  it("gives no more cash than no ledger owns", ({ expect }) => {
    // Half of $20,000, of which only $4,000 are free.
    const ledgers = [ledger("a", 6000, { SPY: 20 })];
    const input = { ledgers, givenPercent: decimal(50), equity: decimal(20_000) };
    expect(fund({ ...input, holdings: new Map([["SPY", holding(20, 10_000)]]) })).toBe("50 % = $4000");
  });

  it("refuses when all cash is given away", ({ expect }) => {
    const ledgers = [ledger("a", 9999.5)];
    expect(fund({ ledgers, givenPercent: decimal(50) })).toBe("no_cash");
  });

  it("does not count holdings that no strategy owns", ({ expect }) => {
    // $10,000 in cash and $10,000 of gold bought by hand: half of the account is $5,000.
    const holdings = new Map([["GLD", holding(40, 10_000)]]);
    expect(fund({ equity: decimal(20_000), holdings, askedPercent: decimal(50) })).toBe("50 % = $5000");
  });

  it("rounds cash down to the cent", ({ expect }) => {
    expect(fund({ cash: decimal(1000), equity: decimal(1000), askedPercent: decimal("33.3333") })).toBe(
      "33.3333 % = $333.33",
    );
  });

  it("does not take shares that left the account by hand for managed equity", ({ expect }) => {
    // a owned 20 shares for $10,000; 10 were sold by hand for $5,000: the account is worth $20,000 as before.
    const ledgers = [ledger("a", 0, { SPY: 20 })];
    const holdings = new Map([["SPY", holding(10, 5000)]]);
    const input = { ledgers, holdings, equity: decimal(20_000), cash: decimal(15_000) };
    expect(fund({ ...input, givenPercent: decimal(50) })).toBe("50 % = $10000");
  });
});

describe("unassigned shares", () => {
  it("are what the account holds and no ledger owns", ({ expect }) => {
    const holdings = new Map([
      ["SPY", holding(10, 5000)],
      ["GLD", holding(3, 600)],
    ]);
    const found = unassignedShares(holdings, [ledger("a", 0, { SPY: 4 }), ledger("b", 0, { SPY: 6 })]);
    expect([...found].map(([symbol, quantity]) => [symbol, toText(quantity)])).toEqual([["GLD", "3"]]);
  });

  it("are none where shares that a ledger owns left the account by hand", ({ expect }) => {
    const found = unassignedShares(new Map([["SPY", holding(3, 1500)]]), [ledger("a", 0, { SPY: 5 })]);
    expect([...found]).toEqual([]);
  });

  it("are negative where the account is short by hand", ({ expect }) => {
    const found = unassignedShares(new Map([["SPY", holding(-3, -1500)]]), []);
    expect([...found].map(([symbol, quantity]) => [symbol, toText(quantity)])).toEqual([["SPY", "-3"]]);
  });
});
