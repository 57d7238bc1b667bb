/** The job table: when each job is due, with what it does. */
import { dailySummary } from "./daily-summary.ts";
import { dispatch } from "./dispatch.ts";
import type { Job, JobWork } from "./job.ts";
import { morningRecheck } from "./morning-recheck.ts";
import { preflight } from "./preflight.ts";
import { refreshBars } from "./refresh-bars.ts";
import { report } from "./report.ts";
import { settle } from "./settle.ts";
import { snapshot } from "./snapshot.ts";
import { type JobName, TIMETABLE } from "./timetable.ts";

const WORK: Readonly<Record<JobName, JobWork>> = {
  "morning-recheck": morningRecheck,
  preflight,
  snapshot,
  dispatch,
  settle,
  report,
  "daily-summary": dailySummary,
  "refresh-bars": refreshBars,
};

/** Every job, in the order in which a tick takes what is due. */
export const JOBS: readonly Job[] = TIMETABLE.map((times) => ({ ...times, ...WORK[times.name] }));
