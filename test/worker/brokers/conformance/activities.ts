/** What moved the account's cash and shares. */
import { describe, it } from "vitest";
import { decimal, sum, toText, ZERO } from "../../../../src/engine/money/decimal.ts";
import type { Activity } from "../../../../src/engine/ledger/reconcile/activity.ts";
import { CONFORMANCE, type FakeBroker, type OpenFake } from "./fake-broker.ts";
import { answerOf, cashOf, orderFor, textOf, trade } from "./steps.ts";

const SECOND = 1000;

/** Without those that opened the account. */
async function activitiesSinceOpening(fake: FakeBroker, opening: readonly Activity[]): Promise<Activity[]> {
  const known = new Set(opening.map(({ id }) => id));
  const all = answerOf(await fake.broker.activitiesSince(CONFORMANCE.openedAt));
  return all.filter(({ id }) => !known.has(id));
}

export function describeActivities(openFake: OpenFake): void {
  describe("tells what moved cash and shares", () => {
    it("fills with their order, shares by side and price, and deposits with their dollars", async ({
      expect,
    }) => {
      const fake = await openFake();
      const opening = answerOf(await fake.broker.activitiesSince(CONFORMANCE.openedAt));
      const bought = await trade(fake, orderFor("buy", "4", "TLT"));
      await fake.advance(SECOND);
      const sold = await trade(fake, orderFor("sell", "1", "TLT"));
      await fake.advance(SECOND);
      await fake.deposit("250.5");

      const activities = await activitiesSinceOpening(fake, opening);
      const fills = activities.filter(({ kind }) => kind === "fill");
      for (const [order, shares] of [
        [bought, "4"],
        [sold, "-1"],
      ] as const) {
        const own = fills.filter(({ brokerOrderId }) => brokerOrderId === order.id);
        expect(toText(sum(own.map(({ quantity }) => quantity!)))).toBe(shares);
        for (const fill of own) expect(fill).toMatchObject({ symbol: "TLT", cash: null });
        for (const fill of own) expect(fill.price!.minus(80).abs().toNumber()).toBeLessThan(1);
      }
      const [deposit, ...others] = activities.filter(({ kind }) => kind !== "fill");
      expect(others).toEqual([]);
      expect(deposit).toMatchObject({ kind: "deposit", quantity: null, price: null, brokerOrderId: null });
      expect(textOf(deposit!.cash)).toBe("250.5");
    });

    it("completely: they add up to the cash that the account has", async ({ expect }) => {
      const fake = await openFake();
      const opening = answerOf(await fake.broker.activitiesSince(CONFORMANCE.openedAt));
      await trade(fake, orderFor("buy", "4", "TLT"));
      await fake.deposit("100");
      await trade(fake, orderFor("buy", "2", "SPY"));
      await trade(fake, orderFor("sell", "3", "TLT"));
      const activities = await activitiesSinceOpening(fake, opening);
      const moved = activities.map(({ kind, cash, quantity, price }) =>
        kind === "fill" ? quantity!.times(price!).neg() : (cash ?? ZERO),
      );
      const expected = decimal(CONFORMANCE.cash).plus(sum(moved));
      // Each fill is paid to the cent.
      const cents = 0.01 * activities.length;
      expect((await cashOf(fake)).minus(expected).abs().toNumber()).toBeLessThanOrEqual(cents);
    });

    it("oldest first, each under an id of its own that it keeps", async ({ expect }) => {
      const fake = await openFake();
      for (const symbol of ["SPY", "TLT", "GLD"]) {
        await trade(fake, orderFor("buy", "2", symbol));
        await fake.advance(SECOND);
      }
      const activities = answerOf(await fake.broker.activitiesSince(CONFORMANCE.openedAt));
      const instants = activities.map(({ at }) => at);
      expect(instants).toEqual(instants.toSorted((a, b) => a - b));
      const ids = activities.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const again = answerOf(await fake.broker.activitiesSince(CONFORMANCE.openedAt));
      expect(again.map(({ id }) => id)).toEqual(ids);
    });

    it("not from the days before the one that is asked for", async ({ expect }) => {
      const fake = await openFake();
      await trade(fake, orderFor("buy", "2", "SPY"));
      const nextDay = CONFORMANCE.openedAt + 24 * 3600 * SECOND;
      await fake.advance(nextDay - fake.now());
      const later = answerOf(await fake.broker.activitiesSince(nextDay));
      expect(later.filter(({ kind }) => kind === "fill")).toEqual([]);
      const all = answerOf(await fake.broker.activitiesSince(CONFORMANCE.openedAt));
      expect(all.filter(({ kind }) => kind === "fill")).not.toEqual([]);
    });
  });
}
