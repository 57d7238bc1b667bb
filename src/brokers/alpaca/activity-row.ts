/** One entry of Alpaca's account activities. Source: `TradingActivities` and `NonTradeActivities` of its OpenAPI document. */
import type * as z from "zod";
import type { Activity } from "../../engine/ledger/reconcile/activity.ts";
import { isDate } from "../../engine/calendar/dates.ts";
import { newYorkInstant, parseTimestamp } from "../../engine/calendar/new-york.ts";
import { activityKind, isKnownType } from "./activity-kinds.ts";
import { type activityRowSchema, fillSchema, nonTradeSchema } from "./schemas.ts";

/** A stock dividend without cash: shares come, as in a split. */
const STOCK_DIVIDEND = "SDIV";

type Row = z.infer<typeof activityRowSchema>;

/** The start of a New York date, epoch ms. */
function startOfDay(date: string): number {
  return newYorkInstant(date, "00:00");
}

function instantOf(timestamp: string): number {
  const instant = parseTimestamp(timestamp);
  if (instant === undefined) throw new Error(`${timestamp} is not a timestamp`);
  return instant;
}

function readFill(row: unknown): Activity {
  const fill = fillSchema.parse(row);
  return {
    id: fill.id,
    kind: "fill",
    brokerType: "FILL",
    at: instantOf(fill.transaction_time),
    symbol: fill.symbol,
    // `sell_short` sells as well.
    quantity: fill.side.startsWith("sell") ? fill.qty.neg() : fill.qty,
    cash: null,
    price: fill.price,
    brokerOrderId: fill.order_id,
    groupId: null,
  };
}

type Entry = z.infer<typeof nonTradeSchema>;

/** When an entry happened, epoch ms: the start of its date, else when it was booked. */
function timeOf({ id, date, created_at: createdAt }: Entry): number {
  const day = date?.slice(0, 10) ?? "";
  if (isDate(day)) return startOfDay(day);
  if (createdAt) return instantOf(createdAt);
  throw new Error(`activity ${id} has no date`);
}

function readNonTrade(row: unknown): Activity {
  const entry = nonTradeSchema.parse(row);
  const cash = entry.net_amount ?? null;
  const isStockDividend = entry.activity_sub_type === STOCK_DIVIDEND && (cash === null || cash.eq(0));
  const kind = isStockDividend ? "split" : activityKind(entry.activity_type, cash);
  return {
    id: entry.id,
    kind,
    brokerType: entry.activity_type,
    at: timeOf(entry),
    symbol: entry.symbol || null,
    // That of a dividend counts the shares that earned it: none of them moved.
    quantity: entry.qty ?? null,
    cash,
    price: null,
    brokerOrderId: null,
    groupId: entry.group_id || null,
  };
}

/** An entry of a type that we do not know: what can be read of it. `bookedAfter`: epoch ms. */
function readUnknownType(
  row: unknown,
  { id, activity_type: brokerType }: Row,
  bookedAfter: number,
): Activity {
  try {
    return readNonTrade(row);
  } catch {
    const nothing = {
      symbol: null,
      quantity: null,
      cash: null,
      price: null,
      brokerOrderId: null,
      groupId: null,
    };
    return { id, kind: "other", brokerType, at: bookedAfter, ...nothing };
  }
}

/**
 * Reads an entry. `about` is what it has in common with all others, `bookedAfter` (epoch ms) what is known of when it
 * was booked. Throws when it is of a known type and cannot be read: what moved cash or shares is not left out.
 */
export function readActivity(row: unknown, about: Row, bookedAfter: number): Activity {
  const { activity_type: type } = about;
  if (type === "FILL") return readFill(row);
  return isKnownType(type) ? readNonTrade(row) : readUnknownType(row, about, bookedAfter);
}
