/**
 * A morning on which much is told late: a run leaves an order behind of which the broker says nothing, a trade of the day
 * before is busted, a charge and a withdrawal take their cash before they are told. Then, watched: a run that finds out,
 * the word of the withdrawal, a command, and another run. No price depends on the second.
 */
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { switching } from "../market/trees.ts";
import type { SimulatedStrategy } from "../world/activate.ts";
import { accountAtBroker, askOperator } from "../world/at-broker.ts";
import { playSlot, putSnapshot } from "../world/play-slot.ts";
import type { World } from "../world/world.ts";
import type { Scenario } from "./scenario.ts";
import { FIRST_DAY, HIGH, LOW, playFirstDay, SECOND_DAY, slotOfSecondDay, twoDays } from "./two-days.ts";

const MINUTE = 60_000;
const PRICES: Readonly<Record<string, number>> = { AAA: 100, BBB: 50, CCC: 20 };
/** Just above the offers: limits fill at once. */
const FILLING = { AAA: 100.02, BBB: 50.02, CCC: 20.02 };

const DAYS = twoDays(PRICES, LOW);

const STRATEGIES: readonly SimulatedStrategy[] = [
  {
    name: "first",
    tree: switching({ AAA: 60, BBB: 40 }, { AAA: 40, BBB: 60 }),
    sharePercent: 50,
    frequency: "hourly",
  },
  {
    name: "second",
    tree: switching({ AAA: 50, CCC: 50 }, { CCC: 100 }),
    sharePercent: 40,
    frequency: "hourly",
  },
];

/** Plays a slot in which SIGNAL stands at a price. */
async function playAt(world: World, time: string, signal: number): Promise<void> {
  const slot = slotOfSecondDay(time);
  await world.clock.advanceTo(slot.snapshotAt);
  await putSnapshot(world, slot, { SIGNAL: signal, ...FILLING }, DAYS.closeBefore);
  await playSlot(world, slot);
}

async function bust(world: World): Promise<void> {
  const { orders } = await accountAtBroker(world);
  const order = orders.find(({ symbol, side }) => symbol === "AAA" && side === "buy");
  if (!order) throw new Error("nothing was bought that could be busted");
  const filledQty = String(Math.floor(Number(order.filled_qty)) - 50);
  await askOperator(world, "POST", `/accounts/${world.keys.accountId}/corrections`, {
    order: order.client_order_id,
    filledQty,
  });
}

async function transfer(world: World, body: object): Promise<void> {
  await askOperator(world, "POST", `/accounts/${world.keys.accountId}/transfers`, body);
}

/** Until the slot is over the broker takes orders, and says nothing of them. */
async function silence(world: World): Promise<void> {
  const orders = { method: "GET", pathPrefix: "/v2/orders" };
  const place = { method: "POST", path: "/v2/orders" };
  const lasts = slotOfSecondDay("10:00").giveUpAt + MINUTE - world.clock.now();
  // What is open before the run is answered: only then does it send anything.
  world.after(slotOfSecondDay("10:00").dispatchAt + 400 - world.clock.now(), () => {
    void askOperator(world, "POST", "/faults", { match: orders, action: "status", status: 503, lasts });
    void askOperator(world, "POST", "/faults", { match: place, action: "html-error", effect: "done", lasts });
  });
}

export const LATE: Scenario = {
  world: {
    exchange: {
      market: DAYS.market.data,
      now: newYorkInstant(FIRST_DAY, "15:00"),
      spreads: { AAA: 2, BBB: 2, CCC: 2 },
      seed: 2,
    },
    account: { cash: "100000" },
  },
  date: SECOND_DAY,
  async before(world) {
    await playFirstDay(world, DAYS, STRATEGIES, FILLING);
    await world.clock.advanceTo(newYorkInstant(SECOND_DAY, "09:45"));
    await silence(world);
    await playAt(world, "10:00", HIGH);
    await world.clock.advanceTo(newYorkInstant(SECOND_DAY, "10:30"));
    await bust(world);
    await transfer(world, { amount: "-25", kind: "withholding", symbol: "AAA", date: SECOND_DAY });
    await transfer(world, { amount: "-300", toldAfter: 60 * MINUTE, date: SECOND_DAY });
    await world.clock.advanceTo(slotOfSecondDay("11:00").snapshotAt);
  },
  async watched(world) {
    await playAt(world, "11:00", LOW);
    await playAt(world, "12:00", HIGH);
  },
};
