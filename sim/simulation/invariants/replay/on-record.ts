/** What the exchange has on record of an account, whatever it tells of it and when. Amounts are decimal text. */
import * as z from "zod";
import type { ExchangeState } from "../../../exchange/state/exchange-state.ts";
import { billionths, cents, valueOf } from "./units.ts";

/** What the exchange has corrected of an order: the order itself tells. */
export const CORRECTION = "CORRECTION";

const fillSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  symbol: z.string(),
  side: z.enum(["buy", "sell"]),
  qty: z.string(),
  price: z.string(),
  /** Epoch ms. */
  at: z.number(),
});

const activitySchema = z.object({
  id: z.string(),
  /** The broker's word. */
  type: z.string(),
  /** New York date. */
  date: z.string(),
  netAmount: z.string(),
  symbol: z.string().nullable(),
  qty: z.string().nullable(),
  groupId: z.string().nullable(),
  /** When the cash moved, and when the broker tells of it, epoch ms; null: never. */
  movedAt: z.number(),
  at: z.number().nullable(),
});

const stateSchema = z.object({
  accounts: z.tuple([
    z.object({
      /** Epoch ms. */
      identity: z.object({ createdAt: z.number() }),
      fills: z.array(fillSchema),
      nonTradeActivities: z.array(activitySchema),
      orders: z.array(z.object({ id: z.string(), clientOrderId: z.string() })),
    }),
  ]),
});

export type TrueFill = z.infer<typeof fillSchema>;
export type TrueActivity = z.infer<typeof activitySchema>;

/** Something of which no activity ever tells: dollars (cents and below zero as text) or shares of a symbol. */
export interface Untold {
  /** Epoch ms. */
  readonly at: number;
  readonly symbol: string | null;
  readonly amount: bigint;
}

export interface OnRecord {
  /** What is told, sooner or later. */
  readonly fills: readonly TrueFill[];
  readonly activities: readonly TrueActivity[];
  readonly untold: readonly Untold[];
  /** The broker's ids of orders of ours. */
  readonly orderIds: ReadonlySet<string>;
}

function untoldFill({ at, side, symbol, qty, price }: TrueFill): Untold[] {
  const sign = side === "buy" ? 1n : -1n;
  const value = valueOf(billionths(qty), billionths(price));
  return [
    { at, symbol, amount: sign * billionths(qty) },
    { at, symbol: null, amount: -sign * value },
  ];
}

/**
 * Reads the record out of an exchange's state; ids of our orders begin with `prefix`, and `untoldOrders` are the broker's ids
 * of orders of which no activity tells.
 */
export function recordOf(state: ExchangeState, prefix: string, untoldOrders: ReadonlySet<string>): OnRecord {
  const plain: unknown = JSON.parse(JSON.stringify(state));
  const [account] = stateSchema.parse(plain).accounts;
  const ours = account.orders.filter(({ clientOrderId }) => clientOrderId.startsWith(prefix));
  const isTold = ({ at, type }: TrueActivity) => at !== null || type === CORRECTION;
  const untoldFills = account.fills.filter(({ orderId }) => untoldOrders.has(orderId));
  // What an account is opened with is booked as well.
  const bookings = account.nonTradeActivities.filter(({ movedAt }) => movedAt > account.identity.createdAt);
  const untoldBookings = bookings.filter((activity) => !isTold(activity));
  return {
    fills: account.fills.filter(({ orderId }) => !untoldOrders.has(orderId)),
    activities: bookings.filter(isTold),
    untold: [
      ...untoldFills.flatMap(untoldFill),
      ...untoldBookings.map(({ movedAt, netAmount }) => ({
        at: movedAt,
        symbol: null,
        amount: cents(netAmount),
      })),
    ],
    orderIds: new Set(ours.map(({ id }) => id)),
  };
}
