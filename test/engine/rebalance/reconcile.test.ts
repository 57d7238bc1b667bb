import * as fc from "fast-check";
import { describe, it } from "vitest";
import { decimal, min, toText, ZERO } from "../../../src/engine/money/decimal.ts";
import { reconcile } from "../../../src/engine/rebalance/reconcile.ts";
import { holdsAlways } from "../support/property.ts";
import { decimals, ledger, ownedBy, textOf } from "./support/account.ts";
import { shares } from "./support/arbitraries.ts";

describe("ledgers against the broker", () => {
  it("stay as they are when the broker holds just what they own", ({ expect }) => {
    const ledgers = [ledger("a", 10, { SPY: 5 })];
    const result = reconcile(ledgers, decimals({ SPY: 5 }));
    expect(result.differences).toEqual([]);
    expect(textOf(result.ledgers)).toEqual(textOf(ledgers));
  });

  it("do not take over what was bought by hand", ({ expect }) => {
    const ledgers = [ledger("a", 10, { SPY: 5 })];
    const result = reconcile(ledgers, decimals({ SPY: 500, GLD: 3 }));
    expect(result.differences).toEqual([]);
    expect(textOf(result.ledgers)).toEqual(textOf(ledgers));
  });

  it("give up shares that were sold by hand, each in proportion to what it has", ({ expect }) => {
    const ledgers = [ledger("a", 10, { SPY: 6 }), ledger("b", 20, { SPY: 2, TLT: 1 })];
    const result = reconcile(ledgers, decimals({ SPY: 4, TLT: 1 }));
    expect(result.differences).toMatchObject([{ code: "sold_outside", symbol: "SPY" }]);
    expect(textOf(result.ledgers)).toEqual([
      { strategyId: "a", cash: "10", positions: { SPY: "3" } },
      { strategyId: "b", cash: "20", positions: { SPY: "1", TLT: "1" } },
    ]);
  });

  it("forget a symbol that is gone altogether, or that the account is short of", ({ expect }) => {
    const ledgers = [ledger("a", 10, { SPY: 6, TLT: 1 })];
    const result = reconcile(ledgers, decimals({ TLT: -4 }));
    expect(result.differences.map(({ symbol }) => symbol)).toEqual(["SPY", "TLT"]);
    expect(textOf(result.ledgers)).toEqual([{ strategyId: "a", cash: "10", positions: {} }]);
  });

  it("own together what they did, or all that the broker has when that is less", ({ expect }) => {
    holdsAlways(
      fc.property(fc.array(shares(50), { minLength: 1, maxLength: 4 }), shares(200), (owned, held) => {
        const ledgers = owned
          .filter((quantity) => quantity.gt(0))
          .map((quantity, index) => ledger(`s${index}`, 0, { SPY: toText(quantity) }));
        const before = ownedBy(ledgers).get("SPY") ?? ZERO;
        const result = reconcile(ledgers, new Map([["SPY", held]]));
        const after = ownedBy(result.ledgers).get("SPY") ?? ZERO;
        expect(toText(after)).toBe(toText(min(before, held)));
        for (const { positions } of result.ledgers) {
          for (const quantity of positions.values()) expect(quantity.gt(decimal(0))).toBe(true);
        }
      }),
    );
  });
});
