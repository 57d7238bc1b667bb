/** Splits and cash dividends as the broker announces them, read off a ticker's rows. */
import { addDays } from "../../../src/engine/calendar/dates.ts";
import { uuidOf } from "../random/identifiers.ts";
import type { DailyRow } from "./market-data.ts";
import type { Prices } from "./prices.ts";

export const ANNOUNCED_TYPES = ["cash_dividend", "forward_split", "reverse_split"] as const;
export type AnnouncedType = (typeof ANNOUNCED_TYPES)[number];

export interface Announcement {
  /** A UUID, the same in every run. */
  readonly id: string;
  readonly type: AnnouncedType;
  readonly symbol: string;
  /** New York date of the first session without the dividend, or with the new shares. */
  readonly exDate: string;
  /** Dollars a share of a dividend; shares for one share before a split. */
  readonly rate: number;
}

/** How long before its ex-date an action is known. */
const ANNOUNCED_DAYS_AHEAD = 30;

function announcement(type: AnnouncedType, symbol: string, exDate: string, rate: number): Announcement {
  return { id: uuidOf("corporate-action", type, symbol, exDate), type, symbol, exDate, rate };
}

function announcementsOf(symbol: string, { date, divCash, splitFactor }: DailyRow): Announcement[] {
  const announcements: Announcement[] = [];
  if (divCash > 0) announcements.push(announcement("cash_dividend", symbol, date, divCash));
  if (splitFactor > 1) announcements.push(announcement("forward_split", symbol, date, splitFactor));
  if (splitFactor < 1) announcements.push(announcement("reverse_split", symbol, date, splitFactor));
  return announcements;
}

/**
 * What is announced of a symbol by a date `today`, with ex-dates from one date to another (New York dates, all
 * included), in order.
 */
export function announcementsBetween(
  prices: Prices,
  symbol: string,
  { from, to, today }: { from: string; to: string; today: string },
): Announcement[] {
  const series = prices.series(symbol);
  if (!series) return [];
  const known = addDays(today, ANNOUNCED_DAYS_AHEAD);
  const last = series.placeAt(to < known ? to : known);
  const announcements: Announcement[] = [];
  for (let place = series.placeAt(addDays(from, -1)) + 1; place <= last; place++) {
    const row = series.row(place);
    if (row) announcements.push(...announcementsOf(symbol, row));
  }
  return announcements;
}
