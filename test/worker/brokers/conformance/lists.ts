/** The lists of orders. */
import { describe, it } from "vitest";
import type { BrokerOrder } from "../../../../src/brokers/broker.ts";
import type { OpenFake } from "./fake-broker.ts";
import { answerOf, held, orderFor, textOf, trade } from "./steps.ts";

const SECOND = 1000;

const namesOf = (orders: readonly BrokerOrder[]) => orders.map(({ clientOrderId }) => clientOrderId);

export function describeLists(openFake: OpenFake): void {
  describe("lists orders", () => {
    it("of every state since an instant, oldest first, and those of them that are open", async ({
      expect,
    }) => {
      const fake = await openFake();
      const early = orderFor("buy", "1", "TLT");
      await trade(fake, early);
      const since = fake.now();
      await fake.advance(SECOND);
      const filled = orderFor("buy", "1", "SPY");
      const open = orderFor("buy", "1", "SPY", "500");
      const cancelled = orderFor("buy", "1", "TLT", "70");
      await trade(fake, filled);
      answerOf(await fake.broker.place(open));
      const { id } = answerOf(await fake.broker.place(cancelled));
      await fake.advance(SECOND);
      answerOf(await fake.broker.cancel(id));
      await fake.advance(SECOND);

      const { orders: listed } = answerOf(await fake.broker.ordersSince(since));
      const ours = [filled, open, cancelled].map(({ clientOrderId }) => clientOrderId);
      expect(namesOf(listed)).toEqual(ours);
      expect(listed.map(({ isTerminal }) => isTerminal)).toEqual([true, false, true]);
      expect(listed.map(({ filledQuantity }) => textOf(filledQuantity))).toEqual(["1", "0", "0"]);
      const stillOpen = listed.filter((order) => !order.isTerminal);
      expect(answerOf(await fake.broker.openOrders())).toEqual({ orders: stillOpen, doubtful: [] });
      for (const order of listed) {
        expect(answerOf(await fake.broker.orderByClientId(order.clientOrderId))).toEqual(order);
      }
    });

    it("that are empty when nothing was sent", async ({ expect }) => {
      const none = { orders: [], doubtful: [] };
      const fake = await openFake();
      expect(answerOf(await fake.broker.openOrders())).toEqual(none);
      expect(answerOf(await fake.broker.ordersSince(fake.now() - SECOND))).toEqual(none);
    });

    it("with those that the owner sends past us", async ({ expect }) => {
      const fake = await openFake();
      const before = fake.now() - SECOND;
      await fake.sendByHand({ symbol: "TLT", side: "buy", quantity: "4" });
      await fake.advance(10 * SECOND);
      const [byHand, ...others] = answerOf(await fake.broker.ordersSince(before)).orders;
      expect(others).toEqual([]);
      expect(byHand).toMatchObject({ symbol: "TLT", side: "buy", isTerminal: true });
      expect(textOf(await held(fake, "TLT"))).toBe("4");
    });
  });
}
