/** How often a strategy decides on a trading day: at the close only, or also at times of the day. */

export const EXECUTION_FREQUENCIES = ["daily", "hourly", "30min"] as const;

export type ExecutionFrequency = (typeof EXECUTION_FREQUENCIES)[number];

/** Minutes between two slots of a trading day; null where the close is the only one. */
export const MINUTES_BETWEEN: Readonly<Record<ExecutionFrequency, number | null>> = {
  daily: null,
  hourly: 60,
  "30min": 30,
};
