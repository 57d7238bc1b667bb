/** The schedule for people. */
import { alignColumns } from "../support/columns.ts";
import type { ScheduledJob } from "./run.ts";

/** One line per job; without a session in the range, a line that says so. */
export function printSchedule(jobs: readonly ScheduledJob[]): string {
  if (jobs.length === 0) return "no trading day in that range";
  const rows = jobs.map(({ slot, job, newYork, utc }) => [slot, job, newYork, utc]);
  return alignColumns([["slot", "job", "New York", "UTC"], ...rows]);
}
