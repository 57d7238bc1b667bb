import * as fc from "fast-check";
import { describe, it } from "vitest";
import { decimal, min, sum, toText, ZERO } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import { net } from "../../../src/engine/rebalance/netting.ts";
import type { Wish } from "../../../src/engine/rebalance/wishes.ts";
import { holdsAlways } from "../support/property.ts";
import { shares } from "./support/arbitraries.ts";

const PRICE = decimal(100);

function wish(strategyId: string, change: Decimal): Wish {
  return { strategyId, symbol: "SPY", change, closes: false };
}

const wishes = fc
  .array(fc.tuple(shares(100), fc.boolean()), { maxLength: 5 })
  .map((changes) => changes.map(([size, sell], index) => wish(`s${index}`, sell ? size.times(-1) : size)));

describe("netting", () => {
  it("lets two sellers meet three buyers in the order of their activation", ({ expect }) => {
    const changes = [-5, 3, -4, 4, 8];
    const netted = net(
      "SPY",
      changes.map((change, index) => wish(`s${index}`, decimal(change))),
      PRICE,
    );
    expect(
      netted.crosses.map(
        (cross) => `${cross.fromStrategyId}>${cross.toStrategyId} ${toText(cross.quantity)}`,
      ),
    ).toEqual(["s0>s1 3", "s0>s3 2", "s2>s3 2", "s2>s4 2"]);
    expect(netted.side).toBe("buy");
    expect(netted.rest.map((share) => [share.strategyId, toText(share.quantity)])).toEqual([["s4", "6"]]);
  });

  it("leaves nothing when the wishes are equal", ({ expect }) => {
    const netted = net("SPY", [wish("a", decimal(-2)), wish("b", decimal(2))], PRICE);
    expect(netted.rest).toEqual([]);
  });

  it("conserves each strategy's wish: crosses and rest together are what it wanted", ({ expect }) => {
    holdsAlways(
      fc.property(wishes, (wanted) => {
        const { crosses, rest, side } = net("SPY", wanted, PRICE);
        for (const { strategyId, change } of wanted) {
          const got = sum([
            ...crosses.filter((cross) => cross.toStrategyId === strategyId).map((cross) => cross.quantity),
            ...crosses
              .filter((cross) => cross.fromStrategyId === strategyId)
              .map((cross) => cross.quantity.times(-1)),
            ...rest
              .filter((share) => share.strategyId === strategyId)
              .map((share) => share.quantity.times(side === "buy" ? 1 : -1)),
          ]);
          expect(toText(got)).toBe(toText(change));
        }
      }),
    );
  });

  it("crosses as much as the smaller side has, always in positive quantities", ({ expect }) => {
    holdsAlways(
      fc.property(wishes, (wanted) => {
        const { crosses, rest } = net("SPY", wanted, PRICE);
        const bought = sum(wanted.filter(({ change }) => change.gt(0)).map(({ change }) => change));
        const sold = sum(wanted.filter(({ change }) => change.lt(0)).map(({ change }) => change.abs()));
        const crossed = sum(crosses.map(({ quantity }) => quantity));
        expect(toText(crossed)).toBe(toText(min(bought, sold)));
        for (const { quantity } of [...crosses, ...rest]) expect(quantity.gt(ZERO)).toBe(true);
      }),
    );
  });
});
