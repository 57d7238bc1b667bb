/** What a query of the history asks for, with the broker's defaults and limits. */
import { addDays, epochDay, isDate } from "../../../src/engine/calendar/dates.ts";
import { newYorkInstant, parseTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { dateAt } from "../calendar/trading-days.ts";
import { firstDateOf } from "./period.ts";
import { TIMEFRAMES } from "./timeframes.ts";
import type { Timeframe } from "./timeframes.ts";

export const REPORTING = ["market_hours", "extended_hours", "continuous"] as const;
export type Reporting = (typeof REPORTING)[number];

export interface HistoryQuery {
  readonly timeframe: Timeframe;
  readonly reporting: Reporting;
  /** Epoch ms, both included. */
  readonly start: number;
  readonly end: number;
  /** Whether each day's profit counts from the close before it, instead of from the base value. */
  readonly resetsDaily: boolean;
  /** The types of activity whose cash is listed. */
  readonly cashflow: "ALL" | readonly string[];
}

export type ReadHistoryQuery =
  | { readonly ok: true; readonly query: HistoryQuery }
  | { readonly ok: false; readonly message: string };

type Given = Readonly<Record<string, string | undefined>>;

const DEFAULT_PERIOD = "1M";
const LONGEST_INTRADAY_DAYS = 30;
const WEEK_DAYS = 7;
/** Of a date that is included: no session reaches it. */
const LAST_MINUTE = "23:59";

function choice<Choice extends string>(
  text: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  return choices.find((known) => known === text);
}

/** The instant of a timestamp, or of a date's first moment in New York; `undefined` for neither. */
function instantOf(text: string): number | undefined {
  return isDate(text) ? newYorkInstant(text, "00:00") : parseTimestamp(text);
}

/** The instant that a parameter or its old form as a date names; `undefined` when it is given and names none. */
function bound(
  timestamp: string | undefined,
  date: string | undefined,
  time: string,
): number | undefined | null {
  if (timestamp !== undefined) return instantOf(timestamp);
  if (date === undefined) return null;
  return isDate(date) ? newYorkInstant(date, time) : undefined;
}

function span(given: Given, now: number): { start: number; end: number } | string {
  const start = bound(given["start"], given["date_start"], "00:00");
  const end = bound(given["end"], given["date_end"], LAST_MINUTE);
  if (start === undefined) return "start is not a timestamp";
  if (end === undefined) return "end is not a timestamp";
  const { period } = given;
  if (start !== null && end !== null && period !== undefined) {
    return "only two of start, end and period can be given";
  }
  if (start !== null && period !== undefined) return forward(start, period, now);
  const last = Math.min(end ?? now, now);
  const first = firstDateOf(period ?? DEFAULT_PERIOD, dateAt(last));
  if (first === undefined) return `invalid period: ${period}`;
  return { start: start ?? newYorkInstant(first, "00:00"), end: last };
}

/** A period that goes on from a start: as many dates as it has when it ends there. */
function forward(start: number, period: string, now: number): { start: number; end: number } | string {
  const first = dateAt(start);
  const back = firstDateOf(period, first);
  if (back === undefined) return `invalid period: ${period}`;
  const last = addDays(first, epochDay(first) - epochDay(back));
  return { start, end: Math.min(now, newYorkInstant(last, LAST_MINUTE)) };
}

/** The width of a point by the days asked for, when none is given. */
function defaultTimeframe(days: number): Timeframe {
  if (days < WEEK_DAYS) return "1Min";
  return days < LONGEST_INTRADAY_DAYS ? "15Min" : "1D";
}

/** Reads a query at an instant (epoch ms); `message` says what is wrong with it. */
export function readHistoryQuery(given: Given, now: number): ReadHistoryQuery {
  const asked = span(given, now);
  if (typeof asked === "string") return { ok: false, message: asked };
  if (asked.start > asked.end) return { ok: false, message: "start must be before end" };
  const days = epochDay(dateAt(asked.end)) - epochDay(dateAt(asked.start)) + 1;
  const timeframe = choice(given["timeframe"] ?? defaultTimeframe(days), TIMEFRAMES);
  if (timeframe === undefined) return { ok: false, message: `invalid timeframe: ${given["timeframe"]}` };
  if (timeframe !== "1D" && days > LONGEST_INTRADAY_DAYS) {
    return { ok: false, message: `only 1D is available for more than ${LONGEST_INTRADAY_DAYS} days` };
  }
  const { extended_hours: extended, cashflow_types: types = "NONE", pnl_reset: reset = "per_day" } = given;
  const hours = given["intraday_reporting"] ?? (extended === "true" ? "extended_hours" : "market_hours");
  const reporting = choice(hours, REPORTING);
  if (reporting === undefined) return { ok: false, message: `invalid intraday_reporting: ${hours}` };
  if (reset !== "per_day" && reset !== "no_reset") {
    return { ok: false, message: `invalid pnl_reset: ${reset}` };
  }
  const listed = types === "NONE" ? [] : types.split(",").filter(Boolean);
  const cashflow = types === "ALL" ? "ALL" : listed;
  const resetsDaily = reset === "per_day" && timeframe !== "1D";
  return { ok: true, query: { timeframe, reporting, ...asked, resetsDaily, cashflow } };
}
