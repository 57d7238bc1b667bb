/** What the exchange has on record of an account, whatever it tells of it and when. Amounts are decimal text. */
import * as z from "zod";
import type { ExchangeState } from "../../../exchange/state/exchange-state.ts";

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
});

const stateSchema = z.object({
  accounts: z.tuple([
    z.object({
      fills: z.array(fillSchema),
      nonTradeActivities: z.array(activitySchema),
      orders: z.array(z.object({ id: z.string(), clientOrderId: z.string() })),
    }),
  ]),
});

export type TrueFill = z.infer<typeof fillSchema>;
export type TrueActivity = z.infer<typeof activitySchema>;

export interface OnRecord {
  readonly fills: readonly TrueFill[];
  readonly activities: readonly TrueActivity[];
  /** The broker's ids of orders of ours. */
  readonly orderIds: ReadonlySet<string>;
}

/** Reads the record out of an exchange's state; ids of our orders begin with `prefix`. */
export function recordOf(state: ExchangeState, prefix: string): OnRecord {
  const plain: unknown = JSON.parse(JSON.stringify(state));
  const [account] = stateSchema.parse(plain).accounts;
  const ours = account.orders.filter(({ clientOrderId }) => clientOrderId.startsWith(prefix));
  return {
    fills: account.fills,
    activities: account.nonTradeActivities,
    orderIds: new Set(ours.map(({ id }) => id)),
  };
}
