/** A step of a slot that runs once for everybody. */
import type { ControlObject } from "../../durable/control/control-object.ts";
import type { JobOutcome } from "../../durable/control/job-leases.ts";
import type { Slot } from "../../engine/calendar/slots.ts";
import type { Clock } from "../../platform/clock.ts";
import type { JobTimes } from "./timetable.ts";

/** Where it is kept who does a job: the control object of the leases. */
export type JobLeases = {
  readonly [Method in "leaseJob" | "settleJob" | "settledJobs"]: (
    ...args: Parameters<ControlObject[Method]>
  ) => ReturnType<ControlObject[Method]> | Promise<ReturnType<ControlObject[Method]>>;
};

export interface JobContext {
  readonly env: Env;
  readonly clock: Clock;
  readonly slot: Slot;
}

export interface JobWork {
  /** Whether being handed back is part of its day, because it waits for others: then nobody is alerted of it. */
  readonly waits?: true;
  /**
   * Does the job; false hands it back for the next tick. It may be run again after a crash, so its effects are
   * the same however often they are repeated.
   */
  run(context: JobContext): Promise<boolean>;
  /** What is done once the latest instant has passed, and how the job is settled then; by default it was missed. */
  tooLate?(context: JobContext): Promise<JobOutcome>;
}

export type Job = JobTimes & JobWork;
