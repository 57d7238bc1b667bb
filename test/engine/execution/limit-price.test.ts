import * as fc from "fast-check";
import { describe, it } from "vitest";
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import {
  COLLARS,
  marketableSell,
  onGrid,
  pegged,
  sellAbove,
  withinReach,
} from "../../../src/engine/execution/limit-price.ts";
import { holdsAlways } from "../support/property.ts";

const FIRST = COLLARS.at(0)!;
const SECOND = COLLARS.at(1)!;

/** Any price from a hundredth of a cent to $10,000, with up to six decimals. */
const prices = fc
  .oneof(fc.integer({ min: 100, max: 2_000_000 }), fc.integer({ min: 100, max: 10_000_000_000 }))
  .map((millionths) => decimal(millionths).div(1_000_000));

/** Whether the exchange takes the price: whole cents from one dollar, hundredths of a cent below. */
function isQuotable(price: ReturnType<typeof decimal>): boolean {
  return price.eq(price.round(price.gte(1) ? 2 : 4));
}

describe("limit prices", () => {
  it("are whole cents from one dollar on, to the nearest", ({ expect }) => {
    expect(toText(onGrid(decimal("450.325")))).toBe("450.33");
    expect(toText(onGrid(decimal("450.3249")))).toBe("450.32");
    expect(toText(onGrid(decimal("1.004")))).toBe("1");
  });

  it("are hundredths of a cent below one dollar", ({ expect }) => {
    expect(toText(onGrid(decimal("0.12345")))).toBe("0.1235");
    expect(toText(onGrid(decimal("0.99996")))).toBe("1");
  });

  it("of a new buy go above the offer, of a new sell below the bid, by the collar", ({ expect }) => {
    expect(toText(pegged("buy", decimal("500"), FIRST))).toBe("500.5");
    expect(toText(pegged("buy", decimal("500"), SECOND))).toBe("501.25");
    expect(toText(pegged("sell", decimal("500"), FIRST))).toBe("499.5");
    expect(toText(pegged("sell", decimal("500"), SECOND))).toBe("498.75");
  });

  it("round in the direction that still trades", ({ expect }) => {
    expect(toText(pegged("buy", decimal("33.33"), FIRST))).toBe("33.37");
    expect(toText(pegged("sell", decimal("33.33"), FIRST))).toBe("33.29");
    expect(toText(pegged("buy", decimal("0.5001"), FIRST))).toBe("0.5007");
    expect(toText(pegged("sell", decimal("0.5001"), FIRST))).toBe("0.4995");
  });

  it("stay on the grid when the collar takes them over a dollar, or below it", ({ expect }) => {
    expect(toText(pegged("buy", decimal("0.9999"), FIRST))).toBe("1.01");
    expect(toText(pegged("sell", decimal("1"), FIRST))).toBe("0.999");
  });

  it("are always on the grid, and always reach the quote", ({ expect }) => {
    holdsAlways(
      fc.property(prices, fc.constantFrom(...COLLARS), (quote, collar) => {
        expect(isQuotable(onGrid(quote))).toBe(true);
        const buy = pegged("buy", quote, collar);
        const sell = pegged("sell", quote, collar);
        expect(isQuotable(buy) && buy.gte(quote)).toBe(true);
        expect(isQuotable(sell) && sell.lte(quote)).toBe(true);
      }),
      1000,
    );
  });

  it("may be three percent away from the snapshot and no further", ({ expect }) => {
    const reaches = (limit: string) => withinReach(decimal(limit), decimal(100));
    expect(["97", "103", "100"].every(reaches)).toBe(true);
    expect(["96.99", "103.01", "0"].some(reaches)).toBe(false);
  });
});

describe("the first limit of a sell that is to trade at once", () => {
  const limit = (bid: string | null, ask: string | null) => {
    const price = marketableSell({
      bid: bid === null ? null : decimal(bid),
      ask: ask === null ? null : decimal(ask),
    });
    return price && toText(price);
  };

  it("is half the spread under the bid where the spread is wide", ({ expect }) => {
    expect(limit("100", "100.5")).toBe("99.75");
    // Rounded so that it still trades.
    expect(limit("100", "100.51")).toBe("99.74");
  });

  it("is five basis points under the bid where the spread is narrow", ({ expect }) => {
    expect(limit("100", "100.01")).toBe("99.95");
    expect(limit("100", null)).toBe("99.95");
  });

  it("is a step of the grid under the bid where five basis points are less", ({ expect }) => {
    expect(limit("10", "10.01")).toBe("9.99");
    expect(limit("0.1", "0.1001")).toBe("0.0999");
    expect(limit("1", "1.01")).toBe("0.99");
  });

  it("is not there without a bid", ({ expect }) => {
    expect(limit(null, "100")).toBeNull();
    expect(limit("0", "100")).toBeNull();
  });

  it("is a price, however low the bid and however wide the spread", ({ expect }) => {
    expect(limit("0.0001", "0.0002")).toBe("0.0001");
    expect(limit("1", "10")).toBe("0.0001");
  });

  it("is on the grid and under the bid, or at the lowest price", ({ expect }) => {
    holdsAlways(
      fc.property(prices, fc.integer({ min: 0, max: 500 }), (quote, spread) => {
        const bid = onGrid(quote);
        const price = marketableSell({ bid, ask: bid.plus(decimal(spread).div(10_000)) })!;
        expect(isQuotable(price) && price.gt(0)).toBe(true);
        expect(price.lt(bid) || toText(price) === "0.0001").toBe(true);
      }),
      1000,
    );
  });
});

describe("the limit of a sell that an open buy of the account must not meet", () => {
  const quote = (bid: string, ask: string) => ({ bid: decimal(bid), ask: decimal(ask) });
  const above = (buyLimit: string, bid: string, ask: string) => {
    const limit = sellAbove(decimal(buyLimit), quote(bid, ask));
    return limit && toText(limit);
  };

  it("is the one that trades at once where the buy is far below", ({ expect }) => {
    expect(above("590", "599.99", "600.01")).toBe(toText(marketableSell(quote("599.99", "600.01"))!));
  });

  it("is a step of the grid above the buy where that is near", ({ expect }) => {
    expect(above("599.98", "599.99", "600.01")).toBe("599.99");
    expect(above("599.985", "599.99", "600.01")).toBe("599.99");
    expect(above("0.5001", "0.5002", "0.5003")).toBe("0.5002");
  });

  it("is none where nobody would pay it, or nobody says what is paid", ({ expect }) => {
    expect(above("650", "599.99", "600.01")).toBeNull();
    expect(sellAbove(decimal("590"), { bid: null, ask: decimal("600") })).toBeNull();
  });

  it("is always above the buy, and on the grid", ({ expect }) => {
    holdsAlways(
      fc.property(prices, prices, (buyLimit, bid) => {
        const limit = sellAbove(buyLimit, { bid, ask: null });
        if (limit === null) return;
        expect(limit.gt(buyLimit)).toBe(true);
        expect(isQuotable(limit)).toBe(true);
      }),
    );
  });
});
