/** The jobs of a range of days, from the table that the Worker's ticks go by. */
import { newYorkTimestamp, utcTimestamp } from "../../src/engine/calendar/new-york.ts";
import { sessionsBetween } from "../../src/engine/calendar/sessions.ts";
import { slotsOf } from "../../src/engine/calendar/slots.ts";
import { hasJob, type JobName, TIMETABLE } from "../../src/ops/jobs/timetable.ts";
import type { ScheduleArguments } from "./arguments.ts";

export interface ScheduledJob {
  readonly slot: string;
  readonly job: JobName;
  /** New York wall time, `2026-11-23T15:55`. */
  readonly newYork: string;
  /** `2026-11-23T20:55:00Z`. */
  readonly utc: string;
}

/** When each job is due, in order of time. */
export function scheduleOf({ from, to, intraday }: ScheduleArguments): ScheduledJob[] {
  return sessionsBetween(from, to)
    .flatMap((session) => slotsOf(session, intraday ? "30min" : "daily"))
    .flatMap((slot) =>
      TIMETABLE.filter((job) => hasJob(slot, job)).map((job) => ({ slot, job, at: job.dueAt(slot) })),
    )
    .toSorted((a, b) => a.at - b.at)
    .map(({ slot, job, at }) => ({
      slot: slot.id,
      job: job.name,
      newYork: newYorkTimestamp(at).slice(0, "2026-11-23T15:55".length),
      utc: utcTimestamp(at).replace(".000Z", "Z"),
    }));
}
