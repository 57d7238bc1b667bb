/** One entry of Alpaca's account activities. Source: `TradingActivities` and `NonTradeActivities` of its OpenAPI document. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod";
import type { Activity } from "../../../engine/ledger/reconcile/activity.ts";
import { isDate } from "../../../engine/calendar/dates.ts";
import { newYorkInstant, parseTimestamp } from "../../../engine/calendar/new-york.ts";
import { type Decimal, ZERO } from "../../../engine/money/decimal.ts";
import { activityKind, isOptionEvent, movesNoShares } from "./activity-kinds.ts";
import { multiplierOf } from "./instruments.ts";
import { type ActivityRow, activityRowSchema, fillSchema, moneySchema, nonTradeSchema } from "../schemas.ts";

const EXECUTED = "executed";
/** A stock dividend without cash: shares come, as in a split. */
const STOCK_DIVIDEND = "SDIV";
/** Interest that a bank paid on swept cash. Its symbol is a program's, and its quantity are dollars. */
const SWEEP_INTEREST = "SWP";

const NOTHING = {
  symbol: null,
  quantity: null,
  cash: null,
  price: null,
  brokerOrderId: null,
  groupId: null,
} as const;

/** The day that an id begins with, which is `20261123000000000::` and something unique. */
function dayOfId(id: string): string {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})\d*::/.exec(id) ?? [];
  return `${year}-${month}-${day}`;
}

/** When an entry happened, epoch ms: its instant, else the start of its New York date, else when it was booked. */
function timeOf({
  id,
  transaction_time: time,
  date,
  created_at: createdAt,
}: ActivityRow): number | undefined {
  const instant = parseTimestamp(time ?? "");
  if (instant !== undefined) return instant;
  const day = date?.slice(0, 10) ?? "";
  if (isDate(day)) return newYorkInstant(day, "00:00");
  const booked = parseTimestamp(createdAt ?? "");
  if (booked !== undefined) return booked;
  const ofId = dayOfId(id);
  return isDate(ofId) ? newYorkInstant(ofId, "00:00") : undefined;
}

type Told = Omit<Activity, "id" | "at" | "brokerType">;

function readFill(row: unknown): Told {
  const { side, qty, price, symbol, order_id: brokerOrderId } = fillSchema.parse(row);
  // `sell_short` sells as well.
  const quantity = side.startsWith("sell") ? qty.neg() : qty;
  const fill = { ...NOTHING, kind: "fill", symbol, brokerOrderId } as const;
  const multiplier = multiplierOf(symbol);
  if (multiplier === null) return { ...fill, quantity, price };
  // No share has moved, only what was paid for something else.
  return { ...fill, cash: quantity.times(price).times(multiplier).neg() };
}

type Entry = z.infer<typeof nonTradeSchema>;

/** The quantity of an entry in shares; null where none moved, and none are counted. */
function sharesOf({ symbol, qty }: Entry): Decimal | null {
  return symbol && multiplierOf(symbol) !== null ? null : (qty ?? null);
}

function interestOf({ activity_sub_type: type, net_amount: cash, qty }: Entry): Told {
  const swept = type === SWEEP_INTEREST && !cash?.abs().gt(0) ? qty : null;
  return { ...NOTHING, kind: "interest", cash: swept ?? cash ?? null };
}

function readNonTrade(entry: Entry): Told {
  const { activity_type: type, activity_sub_type: subType, symbol, group_id: groupId } = entry;
  const cash = entry.net_amount ?? null;
  const quantity = sharesOf(entry);
  const isStockDividend = subType === STOCK_DIVIDEND && (cash ?? ZERO).eq(0);
  const kind = isStockDividend ? "split" : activityKind(type, { cash, quantity });
  if (kind === "interest") return interestOf(entry);
  const isEmpty = quantity === null && (cash ?? ZERO).eq(0);
  // A split that moves nothing is not understood.
  const told = kind === "split" && isEmpty ? "other" : kind;
  return { ...NOTHING, kind: told, symbol: symbol || null, quantity, cash, groupId: groupId || null };
}

/** Throws (zod) when the entry cannot be read. */
function read(row: unknown, { activity_type: type }: ActivityRow): Told {
  if (type === "FILL") return readFill(row);
  return readNonTrade((movesNoShares(type) ? moneySchema : nonTradeSchema).parse(row));
}

/** Both rows of an option's exercise or assignment come under one id. */
function idOf({ id, activity_type: type }: ActivityRow): string {
  return isOptionEvent(type) ? `${id}/${type}` : id;
}

/** A name for a row that has none, by what is in it. */
function nameOf(row: unknown): string {
  return `unnamed-${bytesToHex(sha256(utf8ToBytes(JSON.stringify(row)))).slice(0, 16)}`;
}

/**
 * Reads an entry; `bookedAfter` (epoch ms) is what is known of when it was booked. One that cannot be read is there without
 * amounts, and so is one that was cancelled, is corrected by another, or is still to come: what it did, or did not do, has
 * to show in what the account has.
 */
export function readActivity(row: unknown, bookedAfter: number): Activity {
  const about = activityRowSchema.safeParse(row).data;
  if (!about) return { ...NOTHING, id: nameOf(row), kind: "other", brokerType: "unknown", at: bookedAfter };
  const time = timeOf(about);
  const common = { id: idOf(about), brokerType: about.activity_type, at: time ?? bookedAfter };
  const notRead: Activity = { ...NOTHING, ...common, kind: "other", symbol: about.symbol || null };
  if (time === undefined || (about.status ?? EXECUTED) !== EXECUTED) return notRead;
  try {
    return { ...common, ...read(row, about) };
  } catch (error) {
    if (error instanceof z.ZodError) return notRead;
    throw error;
  }
}
