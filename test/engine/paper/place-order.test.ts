import { describe, it } from "vitest";
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import { availableShares, buyingPower } from "../../../src/engine/paper/reserves.ts";
import { bookWith, order, place, placed, quote } from "./support/books.ts";

describe("an order in a practice account", () => {
  it("is taken and keeps its cost back, a market buy with a collar above the ask", ({ expect }) => {
    const limited = placed(bookWith("100000"), order("buy", "10", "100"));
    expect(toText(buyingPower(limited))).toBe("99000");
    // 10 shares at 102.5 % of 100.02.
    expect(toText(buyingPower(placed(bookWith("100000"), order("buy", "10"))))).toBe("98974.79");
    const cheap = placed(bookWith("100000"), order("buy", "10"), { quote: quote({ last: 20 }) });
    expect(toText(buyingPower(cheap))).toBe("99792");
  });

  it("is refused when it would spend what an open buy keeps back", ({ expect }) => {
    const book = placed(bookWith("1000"), order("buy", "6", "100"));
    expect(place(book, order("buy", "4.01", "100"))).toMatchObject({ code: "insufficient_buying_power" });
    expect(place(book, order("buy", "4", "100"))).toMatchObject({ ok: true });
  });

  it("holds the shares of a sell, whose proceeds buy nothing before they are there", ({ expect }) => {
    const book = placed(bookWith("5", { SPY: "10.5" }), order("sell", "4", "120"));
    expect(toText(availableShares(book, "SPY"))).toBe("6.5");
    expect(toText(buyingPower(book))).toBe("5");
  });

  it.for([
    [order("buy", "0"), "invalid"],
    [order("buy", "1.0000000001"), "invalid"],
    [order("buy", "1", "100.001"), "invalid"],
    [order("buy", "1", "-1"), "invalid"],
    [{ ...order("buy", "1"), limitPrice: decimal(100) }, "invalid"],
    [{ ...order("buy", "1", "100"), limitPrice: null }, "invalid"],
    [{ ...order("buy", "1"), clientOrderId: "" }, "invalid"],
    [{ ...order("buy", "1"), clientOrderId: "x".repeat(129) }, "invalid"],
    [order("buy", "0.009", "100"), "below_minimum"],
    [order("buy", "0.009"), "below_minimum"],
    [order("buy", "10.01", "100"), "insufficient_buying_power"],
    [order("buy", "9.9"), "insufficient_buying_power"],
    [order("sell", "2.000000001"), "insufficient_shares"],
    [order("sell", "1", "90", { symbol: "TLT" }), "insufficient_shares"],
  ] as const)("is refused: %j as %s", ([request, code], { expect }) => {
    expect(place(bookWith("1000", { SPY: "2" }), request)).toMatchObject({ ok: false, code });
  });

  it("is refused where the asset does not allow it", ({ expect }) => {
    const refusal = (asset: { tradable: boolean; fractionable: boolean } | null, quantity: string) =>
      place(bookWith("1000"), order("buy", quantity, "100"), { asset });
    expect(refusal(null, "1")).toMatchObject({ code: "not_tradable" });
    expect(refusal({ tradable: false, fractionable: true }, "1")).toMatchObject({ code: "not_tradable" });
    expect(refusal({ tradable: true, fractionable: false }, "1.5")).toMatchObject({
      code: "not_fractionable",
    });
    expect(refusal({ tradable: true, fractionable: false }, "1")).toMatchObject({ ok: true });
  });

  it("is refused as a market buy of what nobody tells a price of", ({ expect }) => {
    const nothing = { quote: undefined };
    expect(place(bookWith("1000"), order("buy", "1"), nothing)).toMatchObject({ code: "not_tradable" });
    expect(place(bookWith("1000"), order("buy", "1", "100"), nothing)).toMatchObject({ ok: true });
  });

  it("is refused when it could trade with an open one of the account", ({ expect }) => {
    const book = placed(bookWith("1000", { SPY: "10" }), order("sell", "1", "101"));
    expect(place(book, order("buy", "1", "101"))).toMatchObject({ code: "opposite_order" });
    expect(place(book, order("buy", "1"))).toMatchObject({ code: "opposite_order" });
    expect(place(book, order("buy", "1", "100.99"))).toMatchObject({ ok: true });
    expect(place(book, order("sell", "1", "100"))).toMatchObject({ ok: true });
  });

  it("may sell a position for less than a dollar, so that nothing is left over", ({ expect }) => {
    expect(place(bookWith("0", { SPY: "0.000000001" }), order("sell", "0.000000001"))).toMatchObject({
      ok: true,
    });
  });
});
