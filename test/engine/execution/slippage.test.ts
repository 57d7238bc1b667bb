import * as fc from "fast-check";
import { describe, it } from "vitest";
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import { arrivalPrice, slippageOf, type Traded } from "../../../src/engine/execution/slippage.ts";
import { holdsAlways } from "../support/property.ts";

type Price = number | null;

const priceAt = (price: Price) => (price === null ? null : decimal(price));

function arrival(bid: Price, ask: Price, last: Price): string | null {
  const price = arrivalPrice({ bid: priceAt(bid), ask: priceAt(ask), last: priceAt(last) });
  return price && toText(price);
}

function traded(side: "buy" | "sell", snapshot: Price, arrived: Price, fill: Price, quantity = 1): Traded {
  return {
    side,
    snapshotPrice: priceAt(snapshot),
    arrivalPrice: priceAt(arrived),
    fillPrice: priceAt(fill),
    quantity: decimal(quantity),
  };
}

describe("the arrival price", () => {
  it("is the mid of a quote whose spread is under one percent of it", ({ expect }) => {
    expect(arrival(100, 100.02, 90)).toBe("100.01");
    expect(arrival(100, 100, 90)).toBe("100");
    // 99.5 to 100.5 is exactly one percent.
    expect(arrival(99.51, 100.5, 90)).toBe("100.005");
    expect(arrival(99.5, 100.5, 90)).toBe("90");
  });

  it("is the last trade where the quote has one side, none, or is crossed", ({ expect }) => {
    expect(arrival(100, null, 90)).toBe("90");
    expect(arrival(null, 100, 90)).toBe("90");
    expect(arrival(0, 0, 90)).toBe("90");
    expect(arrival(100.02, 100, 90)).toBe("90");
  });

  it("is not known where nothing was traded either", ({ expect }) => {
    expect(arrival(100, null, null)).toBeNull();
    expect(arrival(null, null, 0)).toBeNull();
  });
});

describe("slippage", () => {
  it("of a buy costs when the price rises, first until it arrives and then until it fills", ({ expect }) => {
    expect(slippageOf(traded("buy", 100, 101, 102.01))).toEqual({
      delay: 0.01,
      execution: 0.01,
      total: 0.0201,
    });
  });

  it("of a sell costs when the price falls", ({ expect }) => {
    expect(slippageOf(traded("sell", 100, 99, 98.01))).toEqual({
      delay: 0.01,
      execution: 0.01,
      total: 0.0199,
    });
  });

  it("is negative where trading was cheaper than the decision", ({ expect }) => {
    expect(slippageOf(traded("buy", 100, 99, 99)).total).toBe(-0.01);
    expect(slippageOf(traded("sell", 100, 101, 101)).total).toBe(-0.01);
  });

  it("has the parts whose prices are known", ({ expect }) => {
    expect(slippageOf(traded("buy", 100, null, 101))).toEqual({ delay: null, execution: null, total: 0.01 });
    expect(slippageOf(traded("buy", null, 100, 101))).toEqual({ delay: null, execution: 0.01, total: null });
    expect(slippageOf(traded("buy", 100, 101, null))).toEqual({ delay: 0.01, execution: null, total: null });
  });

  it("is nothing where nothing was filled, or traded", ({ expect }) => {
    const nothing = { delay: null, execution: null, total: null };
    expect(slippageOf(traded("buy", 100, 101, 102, 0))).toEqual(nothing);
    expect(slippageOf()).toEqual(nothing);
  });

  it("of several orders counts each by what it was worth", ({ expect }) => {
    // $9,000 that cost 1 % more, and $1,000 that brought 1 % more.
    const orders = [traded("buy", 100, null, 101, 90), traded("sell", 10, null, 10.1, 100)];
    expect(slippageOf(...orders).total).toBe(0.008);
  });

  it("leaves an order without an arrival price out of the parts that need one", ({ expect }) => {
    const orders = [traded("buy", 100, 101, 101), traded("buy", 100, null, 110)];
    expect(slippageOf(...orders)).toEqual({ delay: 0.01, execution: 0, total: 0.055 });
  });

  it("compounds from its parts, and is the other way round on the other side", ({ expect }) => {
    const price = fc.integer({ min: 100, max: 100_000 }).map((cents) => cents / 100);
    holdsAlways(
      fc.property(price, price, price, (snapshot, arrived, fill) => {
        const buy = slippageOf(traded("buy", snapshot, arrived, fill));
        const sell = slippageOf(traded("sell", snapshot, arrived, fill));
        expect((1 + buy.delay!) * (1 + buy.execution!)).toBeCloseTo(1 + buy.total!, 9);
        expect(sell.total! + buy.total!).toBeCloseTo(0, 12);
        expect(sell.delay! + buy.delay!).toBeCloseTo(0, 12);
      }),
    );
  });
});
