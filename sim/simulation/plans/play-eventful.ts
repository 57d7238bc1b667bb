/** Plays the days of an eventful plan: whole days, from the morning's recheck to the night. */
import { askedSlots } from "../../../src/engine/calendar/asked-slots.ts";
import { addDays } from "../../../src/engine/calendar/dates.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import type { Slot } from "../../../src/engine/calendar/slots.ts";
import { slotsAskedFor, timetable } from "../../../src/durable/account/store/strategies.ts";
import { CLOCK_PHASES, type ClockPhase } from "../coverage/phases.ts";
import type { Unfolding } from "../happenings/unfolding.ts";
import { frozenPrices } from "../openings/frozen-prices.ts";
import { openingOf } from "../openings/openings.ts";
import { putExDates } from "../vendors/ex-dates.ts";
import type { PlanMarket } from "../vendors/plan-market.ts";
import { askOperator } from "../world/at-broker.ts";
import { recheck, summarise } from "../world/daily-jobs.ts";
import { playSlot, putSnapshot, slotOn } from "../world/play-slot.ts";
import type { World } from "../world/world.ts";
import type { EventfulDay, EventfulPlan } from "./plan.ts";

const MINUTE = 60_000;
/** After the close, until the platform tells what the day came to. */
const UNTIL_SUMMARY = 10 * MINUTE;
/** New York times. */
const RECHECK = "09:00";
const FIRST_TICKS = "07:00";
const EVENING = "20:00";
/** Of the next day. */
const NIGHT_ENDS = "04:00";

/** From when to when (epoch ms) a phase of the clock is drawn from on a date (New York). */
function spanOf(phase: ClockPhase, date: string): readonly [number, number] {
  const { session } = slotOn(date);
  const evening = newYorkInstant(date, EVENING);
  switch (phase) {
    case "before the day":
      return [newYorkInstant(date, FIRST_TICKS), session.open];
    case "between runs":
      return [session.open + MINUTE, session.close - 20 * MINUTE];
    case "after the close":
      return [session.close + UNTIL_SUMMARY, evening];
    case "overnight":
      return [evening, newYorkInstant(addDays(date, 1), NIGHT_ENDS)];
  }
}

/** The next slot of a date that the account's strategies ask for now, or the one at the close. */
function nextSlotOn(world: World, date: string): Slot | undefined {
  const close = slotOn(date);
  const now = world.clock.now();
  const asked = askedSlots(close.session, slotsAskedFor(timetable(world.database)));
  return [...asked, close].find(({ dispatchAt }) => dispatchAt > now);
}

interface Stage {
  readonly world: World;
  readonly plan: EventfulPlan;
  readonly market: PlanMarket;
  readonly unfolding: Unfolding;
}

async function playNextSlot({ world, plan, market }: Stage, day: EventfulDay, slot: Slot): Promise<void> {
  const { world: opened } = openingOf(plan.opening);
  await world.clock.advanceTo(slot.preflightAt);
  void world.ask((account) => account.ensureArmed());
  await world.clock.advanceTo(slot.snapshotAt);
  const { date, fills } = day;
  const frozen = frozenPrices(market, date, opened.exchange.spreads, fills);
  await putSnapshot(world, slot, frozen, (symbol) => market.closeBefore(symbol, date));
  await playSlot(world, slot);
}

/** Has the corporate action of a plan come, if there is one, before the first of its days. */
export async function scriptStory({ world, plan, unfolding }: Stage): Promise<void> {
  const { story } = plan;
  if (!story) return;
  const { symbol, exDate, happens, bookedAfter, toldAfter } = story;
  const { open } = slotOn(exDate).session;
  if (happens) {
    const { type, ...terms } = happens;
    const what = "cash" in terms ? { cash: terms.cash.toFixed(2) } : terms;
    await askOperator(world, "POST", "/corporate-actions", {
      type,
      symbol,
      date: exDate,
      ...what,
      bookedAfter,
      toldAfter,
    });
  }
  const late = Math.max(bookedAfter, toldAfter);
  const [from, to] =
    late > 0 ? [open, open + late] : [newYorkInstant(exDate, NIGHT_ENDS), newYorkInstant(exDate, EVENING)];
  unfolding.span(story.situation, from, to);
}

/** Plays one day. */
export async function playEventfulDay(stage: Stage, day: EventfulDay): Promise<void> {
  const { world, plan, market, unfolding } = stage;
  const { date } = day;
  const began = world.clock.now();
  const quietDay = plan.days.find(({ isQuiet }) => isQuiet)?.date ?? date;
  unfolding.begin({
    happenings: day.happenings,
    instantOf: ({ phase, fraction }) => {
      const [from, to] = spanOf(phase, date);
      return from + Math.floor((to - from) * fraction);
    },
    noteAt: CLOCK_PHASES.map((phase) => {
      const [from, to] = spanOf(phase, date);
      return (from + to) / 2;
    }),
    quietFrom: newYorkInstant(quietDay, NIGHT_ENDS),
  });
  const morning = newYorkInstant(date, RECHECK);
  if (began < morning) {
    await world.clock.advanceTo(morning);
    void recheck(world);
  }
  world.store.putAll(await market.entriesBefore(date));
  if (plan.story?.isListKnown === true) {
    await putExDates(world, date, plan.story.listed);
  }
  for (let slot = nextSlotOn(world, date); slot; slot = nextSlotOn(world, date)) {
    await playNextSlot(stage, day, slot);
  }
  await world.clock.advanceTo(slotOn(date).session.close + UNTIL_SUMMARY);
  summarise(world, date);
  await world.clock.advanceTo(newYorkInstant(addDays(date, 1), NIGHT_ENDS));
  await unfolding.end();
  for (const path of ["/faults", "/order-faults"]) await askOperator(world, "DELETE", path);
  await unfolding.stand();
}
