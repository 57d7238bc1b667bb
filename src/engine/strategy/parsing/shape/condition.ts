import * as z from "zod";
import { flag, id, number, text } from "./fields.ts";

/** The day at the end of a range of days of the year. */
const endDayShape = z.object({
  month: number("1 to 12; default: dateMonth"),
  day: number("1 to 31; default, and beyond the month's end: the last day of the month"),
});

/** One condition as exports write it. */
export const conditionShape = z.object({
  id: id("Unique in its list; made from its place where it is missing"),
  type: text(
    "How it joins the conditions before it: and, or; if begins a new alternative as or does. Only the first may lack it",
  ),
  metric: text("Left side: id or alias of an indicator, custom:<id>, or Date"),
  window: number("Left side: window of the indicator in bars; default 14"),
  ticker: text(
    "Left side: ticker, ratio of two (SPY/TLT), or branch:then, branch:else for the equity of the node's own branch; not needed for Date",
  ),
  comparator: text(
    "lt <, gt >, lte <=, gte >=, crossAbove, crossBelow, or in words (Less Than, Crosses Above); not needed for Date",
  ),
  threshold: number("Right side where expanded is not true: a number in the unit of the left side"),
  expanded: flag("Whether the right side is an indicator; for Date, whether it is a range; default false"),
  rightMetric: text("Right side where expanded is true; default: metric"),
  rightWindow: number("Right side where expanded is true: window in bars; default: window"),
  rightTicker: text("Right side where expanded is true; default: ticker"),
  conditionMode: text("Left side: manual (default) where ticker names it; anything else is refused"),
  tickerListId: id("Left side: id of a list of tickers; refused where conditionMode does not say manual"),
  rightConditionMode: text("Right side where expanded is true: as conditionMode"),
  rightTickerListId: id("Right side where expanded is true: as tickerListId"),
  forDays: number("Holds only when true on each of the last so many bars; default 1"),
  dateMonth: number("Date: month from 1 to 12; default 1"),
  dateDay: number("Date: day from 1 to 31; default 1"),
  dateTo: endDayShape.nullish().meta({
    description:
      "Date where expanded is true: the last day of the range, itself included; default: the end of dateMonth",
  }),
});
export type ConditionShape = z.infer<typeof conditionShape>;
