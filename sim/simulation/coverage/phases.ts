/** The phases of an account's day, by which it is told where something has befallen it. */

/**
 * `before the day`: from 04:00 (New York) to the open of a session; `between runs`: the market is open and no run is under
 * way; `planning` to `settling`: a run is in that step (planning: claimed and planned); `after the close`: to 20:00;
 * `overnight`: the rest, and days without a session; `command`: a command of the owner's is at work.
 */
export const PHASES = [
  "before the day",
  "between runs",
  "planning",
  "selling",
  "buying",
  "settling",
  "after the close",
  "overnight",
  "command",
] as const;
export type Phase = (typeof PHASES)[number];

/** Phases in which the account's object is at work, and so calls others. */
export const WORKING_PHASES = ["planning", "selling", "buying", "settling", "command"] as const;
export type WorkingPhase = (typeof WORKING_PHASES)[number];

/** Phases that come by the clock alone. */
export const CLOCK_PHASES = ["before the day", "between runs", "after the close", "overnight"] as const;
export type ClockPhase = (typeof CLOCK_PHASES)[number];
