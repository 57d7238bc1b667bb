/** Plays the days of a fault plan, each from a quarter of an hour before the close. */
import { openingOf } from "../openings/openings.ts";
import { PlanMarket } from "../vendors/plan-market.ts";
import { askOperator } from "../world/at-broker.ts";
import { doByHand } from "../world/by-hand.ts";
import { playSlot, putSnapshot, slotOn } from "../world/play-slot.ts";
import type { World } from "../world/world.ts";
import type { FaultPlan, PlannedDay } from "./plan.ts";

/** Plays one day; `setOn`: whether calls meet their fates. */
export async function playFaultDay(
  world: World,
  plan: FaultPlan,
  day: PlannedDay,
  setOn: (isOn: boolean) => void,
): Promise<void> {
  const slot = slotOn(day.date);
  await world.clock.advanceTo(slot.preflightAt);
  const { market: shared } = openingOf(plan.opening);
  world.store.putAll(await shared.entriesBefore(day.date));
  const market = new PlanMarket(shared, null);
  if (day.snapshot) {
    await putSnapshot(world, slot, day.snapshot, (symbol) => market.closeBefore(symbol, day.date));
  }
  for (const { at, ...deed } of day.byHand) {
    world.after(at - world.clock.now(), () => void doByHand(world, deed));
  }
  await world.clock.advanceTo(slot.snapshotAt);
  for (const fault of day.faults) await askOperator(world, "POST", "/faults", fault);
  for (const fault of day.orderFaults) await askOperator(world, "POST", "/order-faults", fault);
  setOn(true);
  await playSlot(world, slot);
  setOn(false);
  for (const path of ["/faults", "/order-faults"]) await askOperator(world, "DELETE", path);
}
