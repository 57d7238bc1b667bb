/** What a run, or a strategy's part of one, came to. */
export const OUTCOMES = [
  "completed",
  "completed_adjusted",
  "no_trades",
  "held",
  "skipped",
  "missed",
  "halted",
  "failed",
] as const;

export type Outcome = (typeof OUTCOMES)[number];
