/** Draws an eventful plan from a seed. */
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { type Draw, drawFrom } from "../../exchange/faults/draw.ts";
import { randomFractions } from "../../exchange/random/generator.ts";
import { hash } from "../../exchange/random/hash.ts";
import { type Field, fieldsOf } from "../coverage/fields.ts";
import type { Situation } from "../coverage/situations.ts";
import { isNeverTold } from "../happenings/draw/bookings.ts";
import { CORPORATE_ACTIONS, isCorporateAction } from "../happenings/draw/corporate.ts";
import { drawHappenings, drawNeverTold } from "../happenings/draw/draw-happenings.ts";
import type { Happening } from "../happenings/happening.ts";
import { stageField } from "../happenings/draw/for-field.ts";
import { symbolsOf } from "../market/rules.ts";
import { EVENTFUL_OPENINGS, openingOf, PLAIN_OPENINGS } from "../openings/openings.ts";
import type { CorporateStory } from "../vendors/corporate-story.ts";
import { slotOn } from "../world/play-slot.ts";
import type { EventfulPlan } from "./plan.ts";

/** One plan in so many has a corporate action, where it may. */
const STORIES = 3;
/** One plan in so many has something that is never explained; it is then quiet until that has become a fact. */
const NEVER_TOLD = 10;
const UNTIL_ACCEPTED = 3;
/** New York time. */
const QUIET_FROM = "04:00";

/**
 * A corporate action of a symbol that a strategy may hold, on the first day on which there can be one, and a day after it:
 * the one that the plan is for, or with some chance any.
 */
function drawStory(
  draw: Draw,
  opening: number,
  situations: readonly Situation[],
  aim: Field,
): CorporateStory | null {
  const [first, ...others] = isCorporateAction(aim.situation)
    ? [aim.situation]
    : situations.filter(isCorporateAction);
  const { dates, slot, strategies } = openingOf(opening);
  const [exDate, after, quiet] = dates.filter((date) => date > slot.session.date);
  const [symbol, ...symbols] = strategies.flatMap(({ rule }) => (rule ? symbolsOf(rule) : []));
  if (first === undefined || symbol === undefined || !exDate || !after || !quiet) return null;
  if (draw.whole(1, STORIES) > 1 && !isCorporateAction(aim.situation)) return null;
  const situation = draw.oneOf([first, ...others]);
  const where = {
    symbol: draw.oneOf([symbol, ...symbols]),
    exDate,
    before: slot.session.date,
    after,
    until: newYorkInstant(quiet, QUIET_FROM) - slotOn(exDate).session.open,
  };
  return { ...CORPORATE_ACTIONS[situation](draw, where), situation, symbol: where.symbol, exDate };
}

/**
 * Whether what happens may have to be found by as many looks as make a fact: nothing ever tells of it, or what was told comes
 * when it had been taken for gone.
 */
function takesLooks({ situation, deed }: Happening): boolean {
  return isNeverTold(situation) || (deed.kind === "booking" && deed.booking.first === "word");
}

function drawOpening(draw: Draw, isHourly: boolean): number {
  const all = Array.from({ length: EVENTFUL_OPENINGS }, (_, index) => PLAIN_OPENINGS + index);
  const [first = PLAIN_OPENINGS, ...others] = isHourly
    ? all.filter((number) => openingOf(number).strategies.every(({ frequency }) => frequency === "hourly"))
    : all;
  return draw.oneOf([first, ...others]);
}

/**
 * The eventful plan of a seed, in which situations of these (at least one) are met: by chance, and the field of the table
 * that is its seed's turn.
 */
export function drawEventfulPlan(seed: number, situations: readonly Situation[]): EventfulPlan {
  const draw = drawFrom(randomFractions(hash("eventful plan of a simulation", seed)));
  const fields = fieldsOf(situations);
  const aim = fields[Math.floor(seed / 2) % fields.length];
  if (!aim) throw new Error("a plan has no situation to meet");
  const { isHourly } = stageField(draw, aim, "");
  const opening = drawOpening(draw, isHourly);
  const story = drawStory(draw, opening, situations, aim);
  const { dates } = openingOf(opening);
  const among = { situations, avoid: story?.symbol ?? "" };
  const { days: staged, rests } = stageField(draw, aim, among.avoid);
  const neverTold =
    draw.whole(1, NEVER_TOLD) === 1 && !isNeverTold(aim.situation) ? drawNeverTold(draw, among) : [];
  const least = story ? dates.indexOf(story.exDate) + 2 : 1;
  const count = Math.max(least, staged.length, draw.oneOf([1, 1, 1, 2]));
  const happenings = Array.from({ length: count }, (_, index) => [
    ...(index === 0 ? neverTold : []),
    ...(staged[index] ?? []),
    ...drawHappenings(draw, among),
  ]);
  const quiet = happenings.flat().some(takesLooks) ? UNTIL_ACCEPTED : 1;
  return {
    kind: "eventful",
    seed,
    opening,
    story,
    days: dates.slice(0, count + quiet).map((date, index) => ({
      date,
      fills: draw.whole(1, 6) > 1 && !(rests && index < count),
      isQuiet: index >= count,
      happenings: happenings[index] ?? [],
    })),
    chances: {
      kill: draw.oneOf([0, 0, 0, 0.01, 0.03]),
      failure: draw.oneOf([0, 0, 0, 0.02]),
      late: draw.oneOf([0, 0, 0, 0.01]),
    },
    partialChance: draw.oneOf([0, 0, 0.3]),
  };
}
