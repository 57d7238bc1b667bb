/** What must hold of a simulated year, judged from its ticks alone. */
import { sessionOn } from "../../../../src/engine/calendar/sessions.ts";
import { closeSlot } from "../../../../src/engine/calendar/slots.ts";
import type { JobTimes } from "../../../../src/ops/jobs/timetable.ts";
import type { SimulatedTick } from "./ticks.ts";
import type { SimulatedDay } from "./simulate.ts";

const MINUTE = 60_000;
/** How long a dead isolate keeps its job from the others, ms. */
const LEASE = 50_000;

/** Ticks that nobody dies in, and that no lease of somebody dead gets in the way of. */
function calmTicks(ticks: readonly SimulatedTick[]): number[] {
  const crashes = ticks.filter(({ isolates }) => isolates.some((dies) => dies)).map(({ at }) => at);
  return ticks
    .map(({ at }) => at)
    .filter((at) => !crashes.some((crash) => crash <= at && at < crash + LEASE));
}

export interface Judgement {
  /** Sentences; none when everything holds. */
  readonly violations: string[];
  readonly onTime: number;
  readonly caughtUp: number;
  readonly missed: number;
}

/**
 * Judges a job of every session of a year: at most once, within its time, in its minute when a calm tick comes in it,
 * by the first calm tick at the latest, and recorded as missed when the first calm tick comes too late. `missed` has
 * the slots whose job was recorded as missed.
 */
export function judge(year: readonly SimulatedDay[], job: JobTimes, missed: ReadonlySet<string>): Judgement {
  const violations: string[] = [];
  const counts = { onTime: 0, caughtUp: 0, missed: 0 };
  for (const { date, ticks, executions } of year) {
    const done = executions.filter((one) => one.job === job.name);
    const session = sessionOn(date);
    if (!session) {
      if (done.length > 0) violations.push(`${date}: done without a session`);
      continue;
    }
    const slot = closeSlot(session);
    const [due, latest] = [job.dueAt(slot), job.latestAt(slot)];
    const calm = calmTicks(ticks).filter((at) => at >= due);
    const [first] = calm;
    const at = done[0]?.at;
    if (done.length > 1) violations.push(`${date}: done ${done.length} times`);
    if (at !== undefined && (at < due || at > latest)) violations.push(`${date}: done out of its time`);
    if (done.some((one) => one.slot !== slot.id)) violations.push(`${date}: done for another slot`);
    if (first !== undefined && first <= latest && (at === undefined || at > first)) {
      violations.push(`${date}: not done by the first calm tick`);
    }
    if (first !== undefined && first < due + MINUTE && (at === undefined || at >= due + MINUTE)) {
      violations.push(`${date}: not done in its minute`);
    }
    if (at === undefined && calm.some((tick) => tick > latest) && !missed.has(slot.id)) {
      violations.push(`${date}: neither done nor recorded as missed`);
    }
    if (at !== undefined && missed.has(slot.id)) violations.push(`${date}: done and missed`);
    if (at === undefined) counts.missed += 1;
    else if (at < due + MINUTE) counts.onTime += 1;
    else counts.caughtUp += 1;
  }
  return { violations, ...counts };
}
