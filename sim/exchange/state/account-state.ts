/** An account as an exchange's state writes it. */
import * as z from "zod";
import { AccountConfigurations, defaultConfigurations } from "../accounts/configurations.ts";
import { AccountFlags, defaultFlags } from "../accounts/flags.ts";
import { NON_TRADE_TYPES } from "../accounts/activities/non-trade-activity.ts";
import { Amount, Instant, InstantOrNone } from "./amounts.ts";
import { OrderState } from "./order-state.ts";

const FillState = z.object({
  id: z.string(),
  orderId: z.string(),
  symbol: z.string(),
  side: z.enum(["buy", "sell"]),
  qty: Amount,
  price: Amount,
  cumulativeQty: Amount,
  leavesQty: Amount,
  at: Instant,
  completes: z.boolean(),
});

const PositionState = z.object({
  symbol: z.string(),
  qty: Amount,
  cost: Amount,
  overnightQty: Amount,
  todayCost: Amount,
});

const ClosingState = z.object({ date: z.string(), equity: Amount, maintenanceMargin: Amount });

const NonTradeFields = z.object({
  id: z.string(),
  type: z.enum(NON_TRADE_TYPES),
  subType: z.string().nullable(),
  at: InstantOrNone,
  /** As it was told, in states from before it could be another instant. */
  movedAt: Instant.optional(),
  date: z.string(),
  netAmount: Amount,
  symbol: z.string().nullable(),
  qty: Amount.nullable(),
  perShareAmount: Amount.nullable(),
  description: z.string(),
  groupId: z.string().nullable(),
});
const NonTradeState = NonTradeFields.transform((activity) => ({
  ...activity,
  movedAt: activity.movedAt ?? activity.at ?? 0,
}));

/** What has a default was not written by the first exchanges. */
export const AccountState = z.object({
  identity: z.object({
    id: z.string(),
    number: z.string(),
    keyId: z.string(),
    secretKey: z.string(),
    createdAt: Instant,
    multiplier: z.literal([1, 2, 4]),
  }),
  cash: Amount,
  lastClosing: ClosingState,
  latestClosing: ClosingState,
  positions: z.array(PositionState),
  orders: z.array(OrderState),
  fills: z.array(FillState),
  nonTradeActivities: z.array(NonTradeState).default([]),
  closings: z.array(ClosingState).default([]),
  flags: AccountFlags.default(defaultFlags),
  configurations: AccountConfigurations.default(defaultConfigurations),
  paysFees: z.boolean().default(false),
  fillsCharged: z.int().default(0),
});
