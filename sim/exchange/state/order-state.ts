/** An order as an exchange's state writes it. What older states do not have yet is taken as usual. */
import * as z from "zod";
import { defaultFillRules, usualBehaviour } from "../orders/filling/fill-rules.ts";
import { ORDER_STATUSES, ORDER_TYPES, SIDES, TIMES_IN_FORCE } from "../orders/order.ts";
import { Amount, Instant, InstantOrNone } from "./amounts.ts";

const Never = InstantOrNone.default(null);

const BehaviourState = z.object({
  acknowledgeAfter: z.number(),
  fillAfter: z.number(),
  cancelAfter: z.number().nullable(),
  partial: z.object({ fraction: z.number(), delay: z.number().nullable() }).nullable(),
  rejectAfter: z.number().nullable(),
  neverFills: z.boolean(),
  cancelLosesToFill: z.boolean(),
  settleAfterClose: z.number().nullable().default(null),
});

export const OrderState = z.object({
  id: z.string(),
  clientOrderId: z.string(),
  sequence: z.int(),
  symbol: z.string(),
  side: z.enum(SIDES),
  type: z.enum(ORDER_TYPES),
  timeInForce: z.enum(TIMES_IN_FORCE),
  orderClass: z.enum(["", "simple"]),
  qty: Amount.nullable(),
  notional: Amount.nullable(),
  limitPrice: Amount.nullable(),
  stopPrice: Amount.nullable().default(null),
  submittedAt: Instant,
  expiresAt: Instant,
  ceiling: Amount,
  setAside: Amount,
  behaviour: BehaviourState.default(() => usualBehaviour(defaultFillRules, 0, "")),
  closesPosition: z.boolean().default(false),
  replaces: z.string().nullable().default(null),
  status: z.enum(ORDER_STATUSES),
  updatedAt: Instant,
  filledAt: InstantOrNone,
  expiredAt: InstantOrNone,
  canceledAt: InstantOrNone,
  failedAt: Never,
  replacedAt: Never,
  replacedBy: z.string().nullable().default(null),
  filledQty: Amount,
  filledValue: Amount,
  settled: Amount,
  acknowledgeAt: InstantOrNone,
  fillAt: InstantOrNone,
  rejectAt: Never,
  cancelAt: InstantOrNone,
  takesOverAt: Never,
  rests: z.boolean(),
  triggered: z.boolean().default(true),
  stalled: z.boolean().default(false),
});
