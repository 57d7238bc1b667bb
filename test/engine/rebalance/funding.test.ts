import { describe, it } from "vitest";
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import { type FundingInput, fundStrategy, unassignedShares } from "../../../src/engine/rebalance/funding.ts";
import { ledger } from "./support/account.ts";

const NOTHING = new Map<
  string,
  { quantity: ReturnType<typeof decimal>; marketValue: ReturnType<typeof decimal> }
>();

type Story = Partial<Omit<FundingInput, "askedDollars" | "askedPercent">> & {
  readonly askedPercent?: ReturnType<typeof decimal>;
};

/** An account of $10,000 in cash that nobody has a share of, unless told otherwise. */
const ACCOUNT = {
  equity: decimal(10_000),
  cash: decimal(10_000),
  holdings: NOTHING,
  ledgers: [],
  givenPercent: decimal(0),
  askedPercent: null,
};

function fund(input: Story) {
  const result = fundStrategy({ ...ACCOUNT, ...input });
  return result.ok ? `${toText(result.sharePercent)} % = $${toText(result.cash)}` : result.code;
}

function fundDollars(dollars: string | number, input: Story = {}) {
  const asked = { askedPercent: null, askedDollars: decimal(dollars) };
  const result = fundStrategy({ ...ACCOUNT, ...input, ...asked });
  if (!result.ok) return result.code;
  const { sharePercent, shareDollars, cash } = result;
  return `$${toText(shareDollars!)} = ${toText(sharePercent)} %, $${toText(cash)}`;
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

describe("funding a new strategy with dollars", () => {
  it("gives them, and says what part of the account they are", ({ expect }) => {
    expect(fundDollars(2500)).toBe("$2500 = 25 %, $2500");
    expect(fundDollars(10_000)).toBe("$10000 = 100 %, $10000");
  });

  it("rounds that part down, so that all parts together never exceed the account", ({ expect }) => {
    expect(fundDollars("3333.39")).toBe("$3333.39 = 33.3339 %, $3333.39");
    expect(fundDollars("1000", { equity: decimal(30_000), cash: decimal(30_000) })).toBe(
      "$1000 = 3.3333 %, $1000",
    );
  });

  it("keeps to itself that a share of the account was meant in dollars when it was not", ({ expect }) => {
    expect(fundStrategy(ACCOUNT)).toMatchObject({ ok: true, shareDollars: null });
  });

  it("refuses more than is left, to the cent", ({ expect }) => {
    const ledgers = [ledger("a", 6000)];
    expect(fundDollars("4000.01", { ledgers, givenPercent: decimal(60) })).toBe("share_too_large");
    expect(fundDollars(4000, { ledgers, givenPercent: decimal(60) })).toBe("$4000 = 40 %, $4000");
    expect(fundDollars(1, { ledgers, givenPercent: decimal(100) })).toBe("no_share_left");
    const refused = fundStrategy({ ...ACCOUNT, askedDollars: decimal(20_000), askedPercent: null });
    expect(refused).toMatchObject({
      message: "only $10000 of the account is not yet given to other strategies",
    });
  });

  it("starts with what cash is free, and keeps what was asked for", ({ expect }) => {
    // $10,000 in cash and $10,000 of a's shares; half of the account is a's.
    const ledgers = [ledger("a", 7000, { SPY: 20 })];
    const holdings = new Map([["SPY", holding(20, 10_000)]]);
    const story = { ledgers, holdings, equity: decimal(20_000), givenPercent: decimal(50) };
    expect(fundDollars(5000, story)).toBe("$5000 = 25 %, $3000");
  });

  it("refuses less than a dollar, and anything in an account that is worth nothing", ({ expect }) => {
    expect(fundDollars("0.99")).toBe("no_cash");
    expect(fundDollars(-5)).toBe("no_cash");
    expect(fundDollars(5, { equity: decimal(-100), cash: decimal(0) })).toBe("share_too_large");
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
