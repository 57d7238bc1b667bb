/** The terms of an activation in plain words. */
import type { ExecutionFrequency } from "../../../src/engine/calendar/frequency.ts";
import type { LiveStrategy } from "../../../src/contract/strategies.ts";

export const FREQUENCY_WORDS: Record<ExecutionFrequency, string> = {
  daily: "Once a day, before the close",
  hourly: "Every full hour and before the close",
  "30min": "Every half hour and before the close",
};

export const BAD_DATA_WORDS: Record<Exclude<LiveStrategy["onBadData"]["policy"], "safe_asset">, string> = {
  hold: "Keeps what it has",
  skip: "Skips the run",
};
