/** Plays a fault plan and holds what came of it against the invariants. */
import { utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { breaches } from "../invariants/invariants.ts";
import type { Facts } from "../invariants/facts.ts";
import { gatherFacts } from "../invariants/gather-facts.ts";
import type { BrokerWrapper } from "../outside/simulated-outside.ts";
import { accountAtBroker, askOperator } from "../world/at-broker.ts";
import { inWorld } from "../world/in-world.ts";
import { playSlot, putSnapshot, slotOn } from "../world/play-slot.ts";
import type { World } from "../world/world.ts";
import { drawFates } from "./draw-fates.ts";
import { marketOf, openingOf, worldOf } from "./openings.ts";
import type { ByHand, Plan, PlannedDay } from "./plan.ts";
import type { PlayedPlan } from "./violation.ts";

/** What the owner does by hand: at the broker, past us. A refusal is the owner's own affair. */
async function doByHand(world: World, deed: ByHand, number: number): Promise<void> {
  const { keyId, secretKey, accountId } = world.keys;
  world.tell(`by hand: ${JSON.stringify({ ...deed, at: undefined })}`);
  if (deed.kind === "transfer") {
    const body = { amount: deed.amount.toFixed(2) };
    await askOperator(world, "POST", `/accounts/${accountId}/transfers`, body).catch((error: unknown) => {
      world.tell(String(error));
    });
    return;
  }
  const { kind: side, symbol, qty } = deed;
  const order = { symbol, side, qty: String(qty), type: "market", time_in_force: "day" };
  const request = new Request("http://exchange.simulation/v2/orders", {
    method: "POST",
    headers: { "APCA-API-KEY-ID": keyId, "APCA-API-SECRET-KEY": secretKey },
    body: JSON.stringify({ ...order, client_order_id: `by-hand-${number}` }),
  });
  await world.exchange.fetch(request).then(
    (response) => world.tell(`by hand: ${response.status}`),
    (error: unknown) => world.tell(`by hand: ${String(error)}`),
  );
}

async function playDay(
  world: World,
  plan: Plan,
  day: PlannedDay,
  setOn: (isOn: boolean) => void,
): Promise<void> {
  const slot = slotOn(day.date);
  await world.clock.advanceTo(slot.preflightAt);
  world.store.putAll(await marketOf(plan.opening).entriesBefore(day.date));
  if (day.snapshot) await putSnapshot(world, slot, day.snapshot);
  for (const [index, deed] of day.byHand.entries()) {
    world.after(deed.at - world.clock.now(), () => void doByHand(world, deed, deed.at + index));
  }
  await world.clock.advanceTo(slot.snapshotAt);
  for (const fault of day.faults) await askOperator(world, "POST", "/faults", fault);
  for (const fault of day.orderFaults) await askOperator(world, "POST", "/order-faults", fault);
  setOn(true);
  await playSlot(world, slot);
  setOn(false);
  for (const path of ["/faults", "/order-faults"]) await askOperator(world, "DELETE", path);
}

/** The story of a plan, as short as it can be understood. */
function storyOf(plan: Plan, world: World, { orders, runs }: Facts): string {
  const day = ({ date, faults, orderFaults, byHand, snapshot }: PlannedDay) =>
    `${date}: ${JSON.stringify({ snapshot: snapshot !== null, faults, orderFaults, byHand: byHand.length })}`;
  return [
    `plan ${plan.seed}: ${JSON.stringify({ ...plan, days: undefined })}`,
    ...plan.days.map(day),
    ...world.story,
    ...runs.map(({ slot, outcome, reasonsJson }) => `${slot} ${outcome} ${reasonsJson}`),
    ...orders.map(
      ({ clientOrderId, state, quantity, filledQuantity, sentAt, errorCode }) =>
        `${clientOrderId} ${state} ${filledQuantity} of ${quantity}, sent ${sentAt === null ? "never" : utcTimestamp(sentAt)}${errorCode === null ? "" : `, ${errorCode}`}`,
    ),
  ].join("\n");
}

/** Plays a plan; answers what it broke. `wrapBroker` makes the build a broken one. */
export async function playPlan(plan: Plan, wrapBroker?: BrokerWrapper): Promise<PlayedPlan> {
  let isOn = false;
  const options = {
    ...worldOf(plan.opening),
    resume: await openingOf(plan.opening),
    fates: drawFates(plan, () => isOn),
    spells: plan.spells,
    clockSkew: plan.clockSkew,
    ...(wrapBroker ? { wrapBroker } : {}),
  };
  return inWorld(options, async (world) => {
    const cashSeen: string[] = [];
    await askOperator(world, "PATCH", "/fills", { partialChance: plan.partialChance });
    for (const day of plan.days) {
      await playDay(world, plan, day, (on) => {
        isOn = on;
      });
      cashSeen.push((await accountAtBroker(world)).cash);
    }
    const transfers = plan.days.flatMap(({ byHand }) =>
      byHand.flatMap((deed) => (deed.kind === "transfer" ? [deed] : [])),
    );
    const facts = await gatherFacts(world, { cashSeen, transfers });
    const story = storyOf(plan, world, facts);
    const violations = breaches(facts).map(({ invariant, findings }) => ({
      seed: plan.seed,
      invariant,
      story: [...findings, story].join("\n"),
    }));
    return { violations, orders: facts.ours.length, story };
  });
}
