/** An order whose answer is lost, as a run sends it and looks for it: never is it a second order at the broker. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import type { OrderRequest } from "../../../../src/brokers/broker.ts";
import { openDatabase } from "../../../../src/durable/account/store/database.ts";
import { ordersOf, updateOrder, writeIntent } from "../../../../src/durable/account/store/orders.ts";
import { claimSlot } from "../../../../src/durable/account/store/runs.ts";
import type { RunContext } from "../../../../src/durable/account/record/context.ts";
import { resolveUnknown, sendOrder } from "../../../../src/durable/account/run/trading/send.ts";
import { toText } from "../../../../src/engine/money/decimal.ts";
import { CONFORMANCE, type FakeBroker, type LostAnswers, type OpenFake } from "./fake-broker.ts";
import { answerOf, orderFor } from "./steps.ts";

const SECOND = 1000;
const SLOT = "2026-08-20/close";
/** Looks at the order, two seconds apart: longer than it takes for it to count as not there. */
const LOOKS = 10;

/** Sends an order as a run does, and looks for it until it is settled or was looked for often enough; its state then. */
async function sendAndLook(fake: FakeBroker, request: OrderRequest): Promise<string> {
  const account = env.ACCOUNT.getByName(`kit-${crypto.randomUUID()}`);
  return runInDurableObject(account, async (_object, { storage }) => {
    const database = openDatabase(storage);
    const clock = { now: () => fake.now() };
    // What sending and looking use of it.
    const context = { database, broker: fake.broker, clock, userId: "kit" } as unknown as RunContext;
    claimSlot(database, { slot: SLOT, slotJson: null, trigger: "dispatch", claimedAt: fake.now() });
    writeIntent(database, {
      clientOrderId: request.clientOrderId,
      slot: SLOT,
      symbol: request.symbol,
      side: request.side,
      attempt: 1,
      type: request.type,
      quantity: toText(request.quantity),
      limitPrice: null,
      sharesJson: "[]",
      reason: "enter",
      state: "intended",
      intendedAt: fake.now(),
    });
    const order = () => ordersOf(database, SLOT)[0]!;
    await sendOrder(context, order());
    for (let look = 0; look < LOOKS && order().state === "unknown"; look++) {
      await fake.advance(2 * SECOND);
      await resolveUnknown(context, order(), { maySend: true, isOver: false });
    }
    const { state } = order();
    updateOrder(database, request.clientOrderId, { state: "closed" });
    return state;
  });
}

async function ordersAt({ broker }: FakeBroker): Promise<number> {
  return answerOf(await broker.ordersSince(CONFORMANCE.openedAt - SECOND)).orders.length;
}

export function describeSentOnce(openFake: OpenFake): void {
  async function openLosing(
    skip: (note: string) => never,
  ): Promise<{ fake: FakeBroker; losing: LostAnswers }> {
    const fake = await openFake();
    return fake.lostAnswers ? { fake, losing: fake.lostAnswers } : skip("no answer can get lost");
  }

  describe("is sent an order by a run", () => {
    it("that is found when only its answer was lost", async ({ expect, skip }) => {
      const { fake, losing } = await openLosing(skip);
      await losing.loseNextOrder("after");
      expect(await sendAndLook(fake, orderFor("buy", "2", "SPY"))).not.toBe("unknown");
      expect(await ordersAt(fake)).toBe(1);
    });

    it("that got lost on its way, again where its id is taken once, and else never", async ({
      expect,
      skip,
    }) => {
      const { fake, losing } = await openLosing(skip);
      await losing.loseNextOrder("before");
      const state = await sendAndLook(fake, orderFor("buy", "2", "SPY"));
      const isSentAgain = fake.broker.capabilities.uniqueClientId;
      expect(state === "unknown").toBe(!isSentAgain);
      expect(await ordersAt(fake)).toBe(isSentAgain ? 1 : 0);
    });

    it("that it lists late, and it is one order", async ({ expect, skip }) => {
      const { fake, losing } = await openLosing(skip);
      await losing.loseNextOrder("after");
      const { broker } = fake;
      const request = orderFor("buy", "2", "SPY");
      const listsFrom = fake.now() + 15 * SECOND;
      const late: FakeBroker = {
        ...fake,
        broker: {
          ...broker,
          orderByClientId: async (id) =>
            fake.now() < listsFrom ? { kind: "confirmed", value: null } : broker.orderByClientId(id),
        },
      };
      expect(await sendAndLook(late, request)).not.toBe("unknown");
      expect(await ordersAt(fake)).toBe(1);
    });
  });
}
