/** Reading the account, what it holds, and the market. */
import { describe, it } from "vitest";
import { decimal, sum, toText } from "../../../../src/engine/money/decimal.ts";
import { CONFORMANCE, type OpenFake } from "./fake-broker.ts";
import { answerOf, cashOf, held, orderFor, trade } from "./steps.ts";

export function describeAccount(openFake: OpenFake): void {
  describe("tells of the account", () => {
    it("that was just opened: its cash can be spent, it holds nothing and may trade", async ({ expect }) => {
      const { broker } = await openFake();
      const account = answerOf(await broker.account());
      expect(account.id).not.toBe("");
      expect([account.equity, account.cash, account.buyingPower].map(toText)).toEqual([
        CONFORMANCE.cash,
        CONFORMANCE.cash,
        CONFORMANCE.cash,
      ]);
      expect(account.blocked).toBeNull();
      expect(answerOf(await broker.positions())).toEqual({ held: [], others: [], doubtful: [] });
    });

    it("what a buy has made of it: shares for their price, to the cent", async ({ expect }) => {
      const fake = await openFake();
      const order = await trade(fake, orderFor("buy", "3", "SPY"));
      const [position, ...others] = answerOf(await fake.broker.positions()).held;
      expect(others).toEqual([]);
      expect(position).toMatchObject({ symbol: "SPY" });
      expect([position!.quantity, position!.available, order.filledQuantity].map(toText)).toEqual([
        "3",
        "3",
        "3",
      ]);
      const cost = order.filledAveragePrice!.times(3);
      expect((await cashOf(fake)).minus(decimal(CONFORMANCE.cash).minus(cost)).abs().toNumber()).toBeLessThan(
        0.011,
      );
    });

    it("what a sell has made of it: the rest of the shares, and cash that can be spent", async ({
      expect,
    }) => {
      const fake = await openFake();
      await trade(fake, orderFor("buy", "3", "SPY"));
      const before = await cashOf(fake);
      const sale = await trade(fake, orderFor("sell", "2", "SPY"));
      expect(toText(await held(fake, "SPY"))).toBe("1");
      const account = answerOf(await fake.broker.account());
      const proceeds = sale.filledAveragePrice!.times(2);
      expect(account.cash.minus(before).minus(proceeds).abs().toNumber()).toBeLessThan(0.011);
      expect(toText(account.buyingPower)).toBe(toText(account.cash));
    });

    it("as worth its cash and its positions together", async ({ expect }) => {
      const fake = await openFake();
      await trade(fake, orderFor("buy", "3", "SPY"));
      await trade(fake, orderFor("buy", "10", "TLT"));
      await fake.movePrice("SPY", 660);
      const account = answerOf(await fake.broker.account());
      const { held: positions } = answerOf(await fake.broker.positions());
      const value = sum(positions.map(({ marketValue }) => marketValue!));
      const worth = account.cash.plus(value);
      expect(account.equity.minus(worth).abs().toNumber()).toBeLessThan(0.011);
      expect(account.positionsValue!.minus(value).abs().toNumber()).toBeLessThan(0.011);
      const shares = positions.find(({ symbol }) => symbol === "SPY")!;
      expect(shares.marketValue!.minus(1980).abs().toNumber()).toBeLessThan(20);
    });

    it("as empty again after nine decimals of a share came and went", async ({ expect, skip }) => {
      const fake = await openFake();
      if (!fake.broker.capabilities.fractional) skip("whole shares only");
      await trade(fake, orderFor("buy", "1.123456789", "SPY"));
      await trade(fake, orderFor("buy", "0.333333333", "SPY"));
      const [position] = answerOf(await fake.broker.positions()).held;
      expect(toText(position!.available)).toBe("1.456790122");
      await trade(fake, orderFor("sell", position!.available, "SPY"));
      expect(answerOf(await fake.broker.positions()).held).toEqual([]);
    });
  });

  describe("tells of the market", () => {
    it("what time it is there", async ({ expect }) => {
      const fake = await openFake();
      await fake.advance(90_000);
      const skew = answerOf(await fake.broker.clock()) - fake.now();
      expect(Math.abs(skew)).toBeLessThanOrEqual(1000);
    });

    it("which symbols trade, and in which parts", async ({ expect }) => {
      const { broker } = await openFake();
      const spy = answerOf(await broker.asset("SPY"));
      expect(spy).toEqual({ symbol: "SPY", tradable: true, fractionable: broker.capabilities.fractional });
      const whole = answerOf(await broker.asset(CONFORMANCE.wholeSharesOnly));
      expect(whole).toMatchObject({ tradable: true, fractionable: false });
      expect(answerOf(await broker.asset("NOPE"))).toBeNull();
      const symbols = ["SPY", CONFORMANCE.wholeSharesOnly, "NOPE"];
      const told = await broker.assets(symbols);
      expect([...told.keys()]).toEqual(symbols);
      expect([...told.values()].map(answerOf)).toEqual([spy, whole, null]);
    });

    it("the quotes of all symbols that are asked for, and none of those that there are not", async ({
      expect,
    }) => {
      const fake = await openFake();
      const quotes = answerOf(await fake.broker.quotes(["SPY", "TLT", "NOPE"]));
      expect([...quotes.keys()].sort()).toEqual(["SPY", "TLT"]);
      const { bid, ask, last } = quotes.get("SPY")!;
      expect(Math.abs(last!.toNumber() - 600)).toBeLessThan(6);
      if (bid && ask) expect(bid.lte(ask)).toBe(true);
      await fake.movePrice("SPY", 500);
      const moved = answerOf(await fake.broker.quotes(["SPY"])).get("SPY")!;
      expect(Math.abs(moved.last!.toNumber() - 500)).toBeLessThan(5);
    });
  });
}
