import * as fc from "fast-check";
import { describe, it } from "vitest";
import { decimal, sum, toText } from "../../../src/engine/money/decimal.ts";
import { apportion, apportionShares } from "../../../src/engine/rebalance/apportion.ts";
import { holdsAlways } from "../support/property.ts";
import { dollars, shares } from "./support/arbitraries.ts";

function parts(total: string, weights: readonly number[], places: number): string[] {
  return apportion(decimal(total), weights.map(decimal), places).map(toText);
}

describe("apportion", () => {
  it("gives the cent that rounding left to the largest remainder", ({ expect }) => {
    // 16.67 in 3 : 2 : 1 is 8.335, 5.5566..., 2.7783...: the third remainder is the largest.
    expect(parts("16.67", [3, 2, 1], 2)).toEqual(["8.33", "5.56", "2.78"]);
  });

  it("gives it to the earlier party when the remainders are equal", ({ expect }) => {
    expect(parts("0.01", [1, 1, 1], 2)).toEqual(["0.01", "0", "0"]);
    expect(parts("100", [1, 1, 1], 0)).toEqual(["34", "33", "33"]);
  });

  it("gives nothing to a party without a weight", ({ expect }) => {
    expect(parts("10", [0, 3, 0, 4], 0)).toEqual(["0", "4", "0", "6"]);
  });

  it("gives everything to the first party when nobody has a weight, and nothing to nobody", ({ expect }) => {
    expect(parts("7.5", [0, 0], 2)).toEqual(["7.5", "0"]);
    expect(parts("7.5", [], 2)).toEqual([]);
  });

  it("adds up exactly and is within one unit of the ideal", ({ expect }) => {
    const weights = fc.array(shares(1000), { minLength: 1, maxLength: 6 });
    holdsAlways(
      fc.property(dollars(1_000_000), weights, (total, wanted) => {
        const found = apportion(total, wanted, 2);
        expect(toText(sum(found))).toBe(toText(total));
        const whole = sum(wanted);
        if (whole.eq(0)) return;
        for (const [index, part] of found.entries()) {
          const ideal = total.times(wanted.at(index)!).div(whole);
          expect(part.minus(ideal).abs().lt("0.01")).toBe(true);
        }
      }),
    );
  });

  it("never hands anybody more than the share that he planned, when less is there", ({ expect }) => {
    const wishes = fc.array(shares(100), { minLength: 1, maxLength: 4 });
    holdsAlways(
      fc.property(wishes, fc.integer({ min: 0, max: 1000 }), (wanted, thousandths) => {
        const planned = wanted.map((quantity, index) => ({ strategyId: String(index), quantity }));
        const quantity = sum(wanted).times(thousandths).div(1000).round(9, 0);
        const found = apportionShares(planned, quantity);
        expect(toText(sum(found.map((share) => share.quantity)))).toBe(toText(quantity));
        for (const [index, share] of found.entries()) {
          expect(share.quantity.lte(wanted.at(index)!)).toBe(true);
        }
      }),
    );
  });
});
