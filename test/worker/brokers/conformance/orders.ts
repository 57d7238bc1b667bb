/** What becomes of orders that the broker takes. */
import { describe, it } from "vitest";
import { CONFORMANCE, type OpenFake } from "./fake-broker.ts";
import { answerOf, cashOf, ended, held, lookUp, orderFor, refusalOf, textOf, trade } from "./steps.ts";
import { toText } from "../../../../src/engine/money/decimal.ts";

const SECOND = 1000;

export function describeOrders(openFake: OpenFake): void {
  describe("takes orders", () => {
    it("at the market, and fills them near the quote", async ({ expect }) => {
      const fake = await openFake();
      const request = orderFor("buy", "2", "SPY");
      const taken = answerOf(await fake.broker.place(request));
      expect(taken).toMatchObject({ clientOrderId: request.clientOrderId, symbol: "SPY", side: "buy" });
      expect(taken.id).not.toBe("");
      const order = await ended(fake, request);
      expect(order.id).toBe(taken.id);
      expect(textOf(order.filledQuantity)).toBe("2");
      expect(Math.abs(order.filledAveragePrice!.toNumber() - 600)).toBeLessThan(6);
    });

    it("for fractions of a share when it can, and refuses them when it cannot", async ({ expect }) => {
      const fake = await openFake();
      const request = orderFor("buy", "0.123456789", "SPY");
      if (fake.broker.capabilities.fractional) {
        expect(textOf((await trade(fake, request)).filledQuantity)).toBe("0.123456789");
      } else {
        expect(refusalOf(await fake.broker.place(request))).toBe("not_fractionable");
      }
    });

    it("at a limit that the market meets, and fills them at no worse price", async ({ expect }) => {
      const fake = await openFake();
      const bought = await trade(fake, orderFor("buy", "1", "SPY", "630"));
      expect(textOf(bought.filledQuantity)).toBe("1");
      expect(bought.filledAveragePrice!.lt(607)).toBe(true);
      const sold = await trade(fake, orderFor("sell", "1", "SPY", "570"));
      expect(sold.filledAveragePrice!.gt(593)).toBe(true);
    });

    it("at a limit that the market does not meet: they stay open, and what they may cost is kept back", async ({
      expect,
    }) => {
      const fake = await openFake();
      const request = orderFor("buy", "10", "SPY", "500");
      answerOf(await fake.broker.place(request));
      await fake.advance(60 * SECOND);
      const order = await lookUp(fake, request);
      expect(order).toMatchObject({ isTerminal: false, filledAveragePrice: null });
      expect(textOf(order.filledQuantity)).toBe("0");
      const account = answerOf(await fake.broker.account());
      expect([account.cash, account.buyingPower].map(toText)).toEqual([CONFORMANCE.cash, "5000"]);
    });

    it("at a limit, and fills them when the price comes to it", async ({ expect }) => {
      const fake = await openFake();
      const request = orderFor("buy", "1", "SPY", "590");
      answerOf(await fake.broker.place(request));
      await fake.advance(5 * SECOND);
      expect((await lookUp(fake, request)).isTerminal).toBe(false);
      await fake.movePrice("SPY", 580);
      const order = await ended(fake, request);
      expect(textOf(order.filledQuantity)).toBe("1");
      expect(order.filledAveragePrice!.lte(590)).toBe(true);
    });

    it("in a symbol that is halted, and does not fill them", async ({ expect }) => {
      const fake = await openFake();
      await fake.halt("TLT");
      const request = orderFor("buy", "1", "TLT");
      answerOf(await fake.broker.place(request));
      await fake.advance(60 * SECOND);
      const order = await lookUp(fake, request);
      expect([textOf(order.filledQuantity), order.isTerminal]).toEqual(["0", false]);
    });

    it("and counts what was filled up, never down, to what the account then holds", async ({ expect }) => {
      const fake = await openFake();
      const request = orderFor("buy", "5", "TLT");
      const seen = [answerOf(await fake.broker.place(request))];
      while (!seen.at(-1)!.isTerminal && seen.length < 30) {
        await fake.advance(SECOND / 4);
        seen.push(await lookUp(fake, request));
      }
      const quantities = seen.map(({ filledQuantity }) => filledQuantity.toNumber());
      expect(quantities).toEqual(quantities.toSorted((a, b) => a - b));
      expect(quantities.at(-1)).toBe(5);
      expect(textOf(await held(fake, "TLT"))).toBe("5");
    });

    it("until the close: what did not fill by then has ended", async ({ expect }) => {
      const fake = await openFake();
      const request = orderFor("buy", "1", "SPY", "500");
      answerOf(await fake.broker.place(request));
      await fake.advance(CONFORMANCE.closesAt + SECOND - fake.now());
      const order = await ended(fake, request);
      expect(textOf(order.filledQuantity)).toBe("0");
      expect(toText(answerOf(await fake.broker.account()).buyingPower)).toBe(CONFORMANCE.cash);
    });

    it("after the close for another day, or not at all: they fill at no price of today", async ({
      expect,
    }) => {
      const fake = await openFake();
      await fake.advance(CONFORMANCE.closesAt + 5 * 60 * SECOND - fake.now());
      const request = orderFor("buy", "1", "SPY");
      const outcome = await fake.broker.place(request);
      if (outcome.kind === "rejected") {
        expect(outcome.code).toBe("market_closed");
      } else {
        expect(answerOf(outcome).isTerminal).toBe(false);
        await fake.advance(60 * SECOND);
        expect(textOf((await lookUp(fake, request)).filledQuantity)).toBe("0");
      }
      expect(toText(await cashOf(fake))).toBe(CONFORMANCE.cash);
    });
  });

  describe("is asked to cancel", () => {
    it("an open order, which then ends with nothing filled and sets its dollars free", async ({ expect }) => {
      const fake = await openFake();
      const request = orderFor("buy", "10", "SPY", "500");
      const { id } = answerOf(await fake.broker.place(request));
      await fake.advance(5 * SECOND);
      expect(await fake.broker.cancel(id)).toEqual({ kind: "confirmed", value: undefined });
      const order = await ended(fake, request);
      expect(textOf(order.filledQuantity)).toBe("0");
      expect(toText(answerOf(await fake.broker.account()).buyingPower)).toBe(CONFORMANCE.cash);
    });

    it("an order that is just being filled: it ends with what it filled, and no share is lost", async ({
      expect,
    }) => {
      const fake = await openFake();
      const request = orderFor("buy", "10", "TLT");
      const { id } = answerOf(await fake.broker.place(request));
      await fake.advance(SECOND / 10);
      expect((await fake.broker.cancel(id)).kind).not.toBe("unknown");
      const order = await ended(fake, request);
      expect(textOf(await held(fake, "TLT"))).toBe(textOf(order.filledQuantity));
    });

    it("an order that has ended, and refuses", async ({ expect }) => {
      const fake = await openFake();
      const { id } = await trade(fake, orderFor("buy", "1", "SPY"));
      expect(refusalOf(await fake.broker.cancel(id))).toBe("not_cancelable");
    });

    it("an order that it never had, and refuses", async ({ expect }) => {
      const { broker } = await openFake();
      expect(refusalOf(await broker.cancel(crypto.randomUUID()))).toBe("not_found");
    });
  });

  describe("knows an order by its client id", () => {
    it("and takes the same one sent twice for two orders, where it promises nothing else", async ({
      expect,
      skip,
    }) => {
      const fake = await openFake();
      if (fake.broker.capabilities.uniqueClientId) skip("client ids are unique here");
      const request = orderFor("buy", "2", "SPY");
      await trade(fake, request);
      await trade(fake, request);
      expect(textOf(await held(fake, "SPY"))).toBe("4");
    });

    it("and says so when there is none", async ({ expect }) => {
      const { broker } = await openFake();
      expect(await broker.orderByClientId("kit-never-sent")).toEqual({ kind: "confirmed", value: null });
    });

    it("so that the same one sent twice is not a second order, where it promises that", async ({
      expect,
      skip,
    }) => {
      const fake = await openFake();
      if (!fake.broker.capabilities.uniqueClientId) skip("client ids are not unique here");
      const request = orderFor("buy", "2", "SPY");
      await trade(fake, request);
      // Whoever sends it again does not know that it arrived, and must not be told that it was refused.
      expect((await fake.broker.place(request)).kind).toBe("unknown");
      await fake.advance(10 * SECOND);
      expect(textOf(await held(fake, "SPY"))).toBe("2");
      expect(answerOf(await fake.broker.ordersSince(CONFORMANCE.openedAt - SECOND)).orders).toHaveLength(1);
    });
  });
}
