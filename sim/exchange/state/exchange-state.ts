/** Everything of an exchange that outlives a restart, as plain JSON. Decimals are strings, instants epoch ms. */
import * as z from "zod";
import { decimal } from "../../../src/engine/money/decimal.ts";

const Amount = z
  .string()
  .regex(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/)
  .transform((text) => decimal(text));
const Instant = z.int();
const InstantOrNone = Instant.nullable();

const OrderState = z.object({
  id: z.string(),
  clientOrderId: z.string(),
  sequence: z.int(),
  symbol: z.string(),
  side: z.enum(["buy", "sell"]),
  type: z.enum(["market", "limit"]),
  timeInForce: z.enum(["day", "gtc"]),
  orderClass: z.enum(["", "simple"]),
  qty: Amount.nullable(),
  notional: Amount.nullable(),
  limitPrice: Amount.nullable(),
  submittedAt: Instant,
  expiresAt: Instant,
  ceiling: Amount,
  setAside: Amount,
  status: z.enum([
    "accepted",
    "pending_new",
    "new",
    "partially_filled",
    "pending_cancel",
    "filled",
    "canceled",
    "expired",
  ]),
  updatedAt: Instant,
  filledAt: InstantOrNone,
  expiredAt: InstantOrNone,
  canceledAt: InstantOrNone,
  filledQty: Amount,
  filledValue: Amount,
  settled: Amount,
  acknowledgeAt: InstantOrNone,
  fillAt: InstantOrNone,
  cancelAt: InstantOrNone,
  rests: z.boolean(),
});

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

const AccountState = z.object({
  identity: z.object({
    id: z.string(),
    number: z.string(),
    keyId: z.string(),
    secretKey: z.string(),
    createdAt: Instant,
    multiplier: z.union([z.literal(1), z.literal(2)]),
  }),
  cash: Amount,
  lastClosing: ClosingState,
  latestClosing: ClosingState,
  positions: z.array(PositionState),
  orders: z.array(OrderState),
  fills: z.array(FillState),
});

const TimerState = z.object({
  id: z.string(),
  at: Instant,
  url: z.string(),
  failures: z.int(),
  due: Instant,
});

export const ExchangeState = z.object({
  version: z.literal(1),
  seed: z.int(),
  now: Instant,
  issuedIdentifiers: z.int(),
  coming: z.object({ opens: z.string(), closes: z.string() }),
  halted: z.array(z.string()),
  accounts: z.array(AccountState),
  timers: z.array(TimerState),
});

/** The state as plain JSON, ready to be written to a file. */
export type ExchangeState = z.input<typeof ExchangeState>;
/** The state as it is worked with. */
export type RestoredState = z.output<typeof ExchangeState>;
