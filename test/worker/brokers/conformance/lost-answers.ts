/** Answers that get lost: nobody knows whether the request had its effect, until the broker is asked. */
import { describe, it } from "vitest";
import type { FakeBroker, LostAnswers, OpenFake } from "./fake-broker.ts";
import { answerOf, ended, held, lookUp, orderFor, textOf } from "./steps.ts";

const SECOND = 1000;

export function describeLostAnswers(openFake: OpenFake): void {
  /** A stand-in that can lose answers; the test is skipped where there are none to lose. */
  async function openLosing(
    skip: (note: string) => never,
  ): Promise<{ fake: FakeBroker; losing: LostAnswers }> {
    const fake = await openFake();
    return fake.lostAnswers ? { fake, losing: fake.lostAnswers } : skip("no answer can get lost");
  }

  describe("says that it does not know", () => {
    it("when the answer to an order is lost that arrived: the order is found by its id", async ({
      expect,
      skip,
    }) => {
      const { fake, losing } = await openLosing(skip);
      await losing.loseNextOrder("after");
      const request = orderFor("buy", "2", "SPY");
      expect((await fake.broker.place(request)).kind).toBe("unknown");
      expect(textOf((await ended(fake, request)).filledQuantity)).toBe("2");
      expect(textOf(await held(fake, "SPY"))).toBe("2");
    });

    it("when an order got lost on its way: it is not there, and can be sent again under its id", async ({
      expect,
      skip,
    }) => {
      const { fake, losing } = await openLosing(skip);
      if (!fake.broker.capabilities.uniqueClientId) skip("client ids are not unique here");
      await losing.loseNextOrder("before");
      const request = orderFor("buy", "2", "SPY");
      expect((await fake.broker.place(request)).kind).toBe("unknown");
      await fake.advance(10 * SECOND);
      expect(answerOf(await fake.broker.orderByClientId(request.clientOrderId))).toBeNull();
      answerOf(await fake.broker.place(request));
      await ended(fake, request);
      expect(textOf(await held(fake, "SPY"))).toBe("2");
    });

    it("when the answer to a cancel is lost that arrived: the order ends all the same", async ({
      expect,
      skip,
    }) => {
      const { fake, losing } = await openLosing(skip);
      const request = orderFor("buy", "1", "SPY", "500");
      const { id } = answerOf(await fake.broker.place(request));
      await fake.advance(SECOND);
      await losing.loseNextCancel("after");
      expect((await fake.broker.cancel(id)).kind).toBe("unknown");
      expect(textOf((await ended(fake, request)).filledQuantity)).toBe("0");
    });

    it("when a cancel got lost on its way: the order stays open", async ({ expect, skip }) => {
      const { fake, losing } = await openLosing(skip);
      const request = orderFor("buy", "1", "SPY", "500");
      const { id } = answerOf(await fake.broker.place(request));
      await fake.advance(SECOND);
      await losing.loseNextCancel("before");
      expect((await fake.broker.cancel(id)).kind).toBe("unknown");
      await fake.advance(10 * SECOND);
      expect((await lookUp(fake, request)).isTerminal).toBe(false);
    });

    it("when nothing that is read is answered: never that there is nothing", async ({ expect, skip }) => {
      const { fake, losing } = await openLosing(skip);
      const { broker } = fake;
      await losing.loseReads();
      const outcomes = [
        await broker.account(),
        await broker.positions(),
        await broker.asset("SPY"),
        ...(await broker.assets(["SPY", "TLT"])).values(),
        await broker.clock(),
        await broker.quotes(["SPY"]),
        await broker.orderByClientId("kit-1"),
        await broker.ordersSince(fake.now()),
        await broker.openOrders(),
        await broker.activitiesSince(fake.now()),
      ];
      expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(["unknown"]));
      await losing.answerReads();
      expect((await broker.account()).kind).toBe("confirmed");
    });
  });
}
