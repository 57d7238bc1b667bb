/** A step of a slot that runs once for everybody. */
import type { Slot } from "../../engine/calendar/slots.ts";
import type { Clock } from "../clock.ts";

export interface JobContext {
  readonly env: Env;
  readonly clock: Clock;
  readonly slot: Slot;
}

export interface Job {
  readonly name: "preflight" | "snapshot" | "dispatch";
  /** Epoch ms. */
  dueAt(slot: Slot): number;
  /**
   * Does the job; false hands it back for the next tick. It may be run again after a crash, so its effects are
   * the same however often they are repeated.
   */
  run(context: JobContext): Promise<boolean>;
}
