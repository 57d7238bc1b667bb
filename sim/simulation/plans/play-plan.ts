/** Plays a plan and holds what came of it against the invariants. */
import { addDays } from "../../../src/engine/calendar/dates.ts";
import { newYorkDate, newYorkInstant, utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { VisitsOfPlan } from "../coverage/visits.ts";
import { Unfolding } from "../happenings/unfolding.ts";
import { breaches } from "../invariants/invariants.ts";
import type { Facts } from "../invariants/facts.ts";
import { gatherFacts } from "../invariants/gather-facts.ts";
import { accountAfter, openingOf } from "../openings/openings.ts";
import type { BrokerWrapper } from "../outside/simulated-outside.ts";
import { PlanMarket } from "../vendors/plan-market.ts";
import { accountAtBroker, askOperator } from "../world/at-broker.ts";
import { recheck } from "../world/daily-jobs.ts";
import { inWorld } from "../world/in-world.ts";
import type { World, WorldOptions } from "../world/world.ts";
import { drawFates } from "./draw-fates.ts";
import type { Plan } from "./plan.ts";
import { playEventfulDay, scriptStory } from "./play-eventful.ts";
import { playFaultDay } from "./play-faults.ts";
import type { PlayedPlan } from "./violation.ts";

/** The story of a plan, as short as it can be understood. */
function storyOf(plan: Plan, world: World, { orders, runs }: Facts): string {
  return [
    `plan ${plan.seed}: ${JSON.stringify({ ...plan, days: undefined })}`,
    ...plan.days.map((day) =>
      JSON.stringify(
        "snapshot" in day ? { ...day, snapshot: day.snapshot !== null, byHand: day.byHand.length } : day,
      ),
    ),
    ...world.story,
    ...runs.map(({ slot, outcome, reasonsJson }) => `${slot} ${outcome} ${reasonsJson}`),
    ...orders.map(
      ({ clientOrderId, state, quantity, filledQuantity, sentAt, errorCode }) =>
        `${clientOrderId} ${state} ${filledQuantity} of ${quantity}, sent ${sentAt === null ? "never" : utcTimestamp(sentAt)}${errorCode === null ? "" : `, ${errorCode}`}`,
    ),
  ].join("\n");
}

/** What a run could not find out, two looks of the next morning do, which know what the owner did beside it. */
async function lookNextMorning(world: World): Promise<void> {
  const tomorrow = addDays(newYorkDate(world.clock.now()), 1);
  for (const [from, to] of [
    ["09:00", "09:05"],
    ["09:05", "09:10"],
  ] as const) {
    await world.clock.advanceTo(newYorkInstant(tomorrow, from));
    void recheck(world);
    await world.clock.advanceTo(newYorkInstant(tomorrow, to));
  }
}

/** Plays the days of a plan; `onDayEnd` comes after each. */
async function playDays(
  world: World,
  plan: Plan,
  {
    setOn,
    unfolding,
    onDayEnd,
  }: {
    /** Whether calls meet their fates. */
    readonly setOn: (isOn: boolean) => void;
    readonly unfolding: Unfolding;
    readonly onDayEnd: () => Promise<void>;
  },
): Promise<void> {
  if (plan.kind === "faults") {
    for (const day of plan.days) {
      await playFaultDay(world, plan, day, setOn);
      await onDayEnd();
    }
    if (world.hasUnresolved()) await lookNextMorning(world);
    return;
  }
  world.witness = unfolding;
  const stage = {
    world,
    plan,
    unfolding,
    market: new PlanMarket(openingOf(plan.opening).market, plan.story),
  };
  await scriptStory(stage);
  for (const day of plan.days) {
    setOn(!day.isQuiet);
    await playEventfulDay(stage, day);
    await onDayEnd();
  }
}

/** Plays a plan; answers what it broke. `wrapBroker` makes the build a broken one. */
export async function playPlan(plan: Plan, wrapBroker?: BrokerWrapper): Promise<PlayedPlan> {
  let isOn = false;
  const options: WorldOptions = {
    ...openingOf(plan.opening).world,
    resume: await accountAfter(plan.opening),
    fates: drawFates(plan, () => isOn),
    ...(plan.kind === "faults" ? { spells: plan.spells, clockSkew: plan.clockSkew } : {}),
    ...(wrapBroker ? { wrapBroker } : {}),
  };
  return inWorld(options, async (world) => {
    const cash: string[] = [];
    const visits = new VisitsOfPlan();
    const unfolding = new Unfolding(world, visits);
    await askOperator(world, "PATCH", "/fills", { partialChance: plan.partialChance });
    await playDays(world, plan, {
      setOn: (on) => {
        isOn = on;
      },
      unfolding,
      onDayEnd: async () => void cash.push((await accountAtBroker(world)).cash),
    });
    const facts = await gatherFacts(world, plan, { ...unfolding.seen, cash });
    const story = storyOf(plan, world, facts);
    const violations = breaches(facts).map(({ invariant, findings }) => ({
      seed: plan.seed,
      invariant,
      story: [...findings, story].join("\n"),
    }));
    return { violations, orders: facts.ours.length, story, visits: visits.all };
  });
}
