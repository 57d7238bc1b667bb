/**
 * The jobs of a slot and when they are due: what cron ticks go by and what `npm run schedule` prints. Instants are
 * epoch ms (UTC). Nothing here knows what a job does; that is in `jobs.ts`.
 */
import { newYorkInstant } from "../../engine/calendar/new-york.ts";
import { isCloseSlot, type Slot } from "../../engine/calendar/slots.ts";

export type JobName =
  | "morning-recheck"
  | "preflight"
  | "snapshot"
  | "dispatch"
  | "settle"
  | "report"
  | "daily-summary"
  | "refresh-bars";

export interface JobTimes {
  readonly name: JobName;
  /** Whether every slot has this job, or the close slot alone. */
  readonly slots: "every" | "close";
  dueAt(slot: Slot): number;
  /** The latest a tick may take it up; later it is missed. */
  latestAt(slot: Slot): number;
  /** The job that must be settled before. */
  readonly after?: JobName;
}

const MINUTE = 60_000;
/** New York times. The prices of the day are final at about 17:30; ticks come until 20:59 at the earliest. */
const EVENING = "18:00";
/** Busts and corrections of the last session are made by then; ticks come from 09:00 at the latest. */
const MORNING = "09:00";
const EVENING_ENDS = "20:30";

const endOfEvening = ({ session }: Slot) => newYorkInstant(session.date, EVENING_ENDS);

/** In the order in which a tick takes what is due: what the clock presses for comes first. */
export const TIMETABLE: readonly JobTimes[] = [
  {
    name: "snapshot",
    slots: "every",
    dueAt: (slot) => slot.snapshotAt,
    latestAt: (slot) => slot.lastStartAt,
  },
  {
    name: "dispatch",
    slots: "every",
    dueAt: (slot) => slot.dispatchAt,
    latestAt: (slot) => slot.lastStartAt,
  },
  {
    name: "preflight",
    slots: "every",
    dueAt: (slot) => slot.preflightAt,
    latestAt: (slot) => slot.lastStartAt,
  },
  {
    name: "settle",
    slots: "every",
    dueAt: (slot) => slot.giveUpAt,
    latestAt: (slot) => slot.giveUpAt + 15 * MINUTE,
  },
  {
    name: "report",
    slots: "every",
    dueAt: (slot) => slot.giveUpAt,
    latestAt: endOfEvening,
    after: "settle",
  },
  {
    name: "daily-summary",
    slots: "close",
    dueAt: (slot) => slot.endsAt + 15 * MINUTE,
    latestAt: endOfEvening,
    after: "settle",
  },
  {
    name: "morning-recheck",
    slots: "close",
    dueAt: ({ session }) => newYorkInstant(session.date, MORNING),
    latestAt: (slot) => slot.lastStartAt,
  },
  {
    name: "refresh-bars",
    slots: "close",
    dueAt: ({ session }) => newYorkInstant(session.date, EVENING),
    latestAt: endOfEvening,
  },
];

/** Whether a job belongs to a slot. */
export function hasJob(slot: Slot, job: Pick<JobTimes, "slots">): boolean {
  return job.slots === "every" || isCloseSlot(slot);
}
