/** Cron ticks as an unreliable platform fires them, the same for the same seed. */
import { randomFractions } from "../../../../sim/exchange/random/generator.ts";
import { newYorkInstant } from "../../../../src/engine/calendar/new-york.ts";
import { sessionOn } from "../../../../src/engine/calendar/sessions.ts";

export interface SimulatedTick {
  /** Epoch ms. */
  readonly at: number;
  /** One entry per isolate that gets the tick: whether it dies once it has claimed a job. */
  readonly isolates: readonly boolean[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const LONGEST_TROUBLE = 10;

/** Minutes around a day's jobs; between them no tick finds anything to do. */
function minutesOf(date: string): number[] {
  const close = sessionOn(date)?.close ?? newYorkInstant(date, "16:00");
  const range = (from: number, minutes: number) =>
    Array.from({ length: minutes }, (_, minute) => from + minute * MINUTE);
  return [
    ...range(newYorkInstant(date, "08:58"), 8),
    ...range(close - 17 * MINUTE, 20),
    ...range(close + 4 * MINUTE, 6),
    ...range(close + 14 * MINUTE, 6),
    ...range(newYorkInstant(date, "17:58"), 8),
    ...range(newYorkInstant(date, "20:29"), 4),
  ];
}

/** The ticks of a date, in order of time: some late, some twice, some missing for a while, some in two isolates. */
export function ticksOf(date: string, seed: number): SimulatedTick[] {
  const fraction = randomFractions(seed);
  const chance = (probability: number) => fraction() < probability;
  const dies = () => chance(0.05);
  const ticks: SimulatedTick[] = [];
  const fire = (at: number) => ticks.push({ at, isolates: chance(0.3) ? [dies(), dies()] : [dies()] });
  let silentUntil = 0;
  for (const minute of minutesOf(date)) {
    if (chance(0.02)) silentUntil = minute + Math.ceil(fraction() * LONGEST_TROUBLE) * MINUTE;
    if (minute < silentUntil) continue;
    const delay = chance(0.05) ? fraction() * LONGEST_TROUBLE * MINUTE : fraction() * 10 * SECOND;
    fire(Math.floor(minute + delay));
    if (chance(0.1)) fire(Math.floor(minute + delay + fraction() * 5 * SECOND));
  }
  return ticks.toSorted((a, b) => a.at - b.at);
}
