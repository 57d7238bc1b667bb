/** The widths of a point of the history. */

const MINUTE_MS = 60_000;

export const TIMEFRAMES = ["1Min", "5Min", "15Min", "1H", "1D"] as const;
export type Timeframe = (typeof TIMEFRAMES)[number];

/** Milliseconds of the widths below a day. */
export const INTRADAY_MS: Readonly<Record<Exclude<Timeframe, "1D">, number>> = {
  "1Min": MINUTE_MS,
  "5Min": 5 * MINUTE_MS,
  "15Min": 15 * MINUTE_MS,
  "1H": 60 * MINUTE_MS,
};
