/**
 * What the models of alpaca-py need of the trading API, field by field: a field that is not `nullish` must be there and
 * must not be null, and every one that is there must be of its type. Fields that a model does not have are of no
 * interest to it. Source: `alpaca/trading/models.py` of alpaca-py, July 2026.
 */
import * as z from "zod";
import {
  AccountStatus,
  ActivityType,
  AssetClass,
  AssetExchange,
  Date,
  DayTradeCheck,
  Flag,
  Instant,
  Numeric,
  OrderClass,
  OrderSide,
  OrderStatus,
  OrderType,
  PositionIntent,
  Text,
  TimeInForce,
  Uuid,
  Whole,
} from "./values.ts";

export const TradeAccount = z.looseObject({
  id: Uuid,
  account_number: Text,
  status: AccountStatus,
  crypto_status: AccountStatus.nullish(),
  currency: Text.nullish(),
  buying_power: Text.nullish(),
  regt_buying_power: Text.nullish(),
  daytrading_buying_power: Text.nullish(),
  non_marginable_buying_power: Text.nullish(),
  cash: Text.nullish(),
  accrued_fees: Text.nullish(),
  pending_transfer_out: Text.nullish(),
  pending_transfer_in: Text.nullish(),
  portfolio_value: Text.nullish(),
  pattern_day_trader: Flag.nullish(),
  trading_blocked: Flag.nullish(),
  transfers_blocked: Flag.nullish(),
  account_blocked: Flag.nullish(),
  created_at: Instant.nullish(),
  trade_suspended_by_user: Flag.nullish(),
  multiplier: Text.nullish(),
  shorting_enabled: Flag.nullish(),
  equity: Text.nullish(),
  last_equity: Text.nullish(),
  long_market_value: Text.nullish(),
  short_market_value: Text.nullish(),
  initial_margin: Text.nullish(),
  maintenance_margin: Text.nullish(),
  last_maintenance_margin: Text.nullish(),
  sma: Text.nullish(),
  daytrade_count: Whole.nullish(),
  options_buying_power: Text.nullish(),
  options_approved_level: Whole.nullish(),
  options_trading_level: Whole.nullish(),
});

export const AccountConfiguration = z.looseObject({
  dtbp_check: DayTradeCheck.nullish(),
  fractional_trading: Flag,
  max_margin_multiplier: Text,
  no_shorting: Flag,
  pdt_check: DayTradeCheck.nullish(),
  suspend_trade: Flag,
  trade_confirm_email: z.enum(["all", "none"]),
  ptp_no_exception_entry: Flag,
  max_options_trading_level: Whole.nullish(),
});

export const Position = z.looseObject({
  asset_id: Uuid,
  symbol: Text,
  exchange: AssetExchange,
  asset_class: AssetClass,
  asset_marginable: Flag.nullish(),
  avg_entry_price: Text,
  qty: Text,
  side: z.enum(["long", "short"]),
  market_value: Text.nullish(),
  cost_basis: Text,
  unrealized_pl: Text.nullish(),
  unrealized_plpc: Text.nullish(),
  unrealized_intraday_pl: Text.nullish(),
  unrealized_intraday_plpc: Text.nullish(),
  current_price: Text.nullish(),
  lastday_price: Text.nullish(),
  change_today: Text.nullish(),
  qty_available: Text.nullish(),
});

export const Order = z.looseObject({
  id: Uuid,
  client_order_id: Text,
  created_at: Instant,
  updated_at: Instant,
  submitted_at: Instant,
  filled_at: Instant.nullish(),
  expired_at: Instant.nullish(),
  expires_at: Instant.nullish(),
  canceled_at: Instant.nullish(),
  failed_at: Instant.nullish(),
  replaced_at: Instant.nullish(),
  replaced_by: Uuid.nullish(),
  replaces: Uuid.nullish(),
  asset_id: Uuid.nullish(),
  symbol: Text.nullish(),
  asset_class: AssetClass.nullish(),
  notional: Text.nullish(),
  qty: Numeric.nullish(),
  filled_qty: Numeric.nullish(),
  filled_avg_price: Numeric.nullish(),
  order_class: OrderClass.optional(),
  order_type: OrderType.nullish(),
  type: OrderType.nullish(),
  side: OrderSide.nullish(),
  time_in_force: TimeInForce,
  limit_price: Numeric.nullish(),
  stop_price: Numeric.nullish(),
  status: OrderStatus,
  extended_hours: Flag,
  legs: z.array(z.unknown()).nullish(),
  trail_percent: Text.nullish(),
  trail_price: Text.nullish(),
  hwm: Text.nullish(),
  position_intent: PositionIntent.nullish(),
  ratio_qty: Numeric.nullish(),
});

/** A row of `DELETE /v2/orders`. */
export const CancelOrderResponse = z.looseObject({
  id: Uuid,
  status: Whole,
  body: z.record(z.string(), z.unknown()).nullish(),
});

const FailedClosePositionDetails = z.looseObject({
  code: Whole,
  message: Text,
  available: Numeric.nullish(),
  existing_qty: Numeric.nullish(),
  held_for_orders: Numeric.nullish(),
  symbol: Text.nullish(),
});

/** A row of `DELETE /v2/positions`. */
export const ClosePositionResponse = z.looseObject({
  order_id: Uuid.nullish(),
  status: Whole.nullish(),
  symbol: Text.nullish(),
  body: z.union([FailedClosePositionDetails, Order]),
});

export const Asset = z.looseObject({
  id: Uuid,
  class: AssetClass,
  exchange: AssetExchange,
  symbol: Text,
  name: Text.nullish(),
  status: z.enum(["active", "inactive"]),
  tradable: Flag,
  marginable: Flag,
  shortable: Flag,
  easy_to_borrow: Flag,
  fractionable: Flag,
  min_order_size: Numeric.nullish(),
  min_trade_increment: Numeric.nullish(),
  price_increment: Numeric.nullish(),
  maintenance_margin_requirement: Numeric.nullish(),
  attributes: z.array(Text).nullish(),
});

export const Clock = z.looseObject({
  timestamp: Instant,
  is_open: Flag,
  next_open: Instant,
  next_close: Instant,
});

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is not a time of day");

export const Calendar = z.looseObject({ date: Date, open: TimeOfDay, close: TimeOfDay });

/** Without `account_id`, which the rows of the broker API alone have: the trading client reads no activities. */
const activity = { id: Text, activity_type: ActivityType };

export const TradeActivity = z.looseObject({
  ...activity,
  transaction_time: Instant,
  type: z.enum(["fill", "partial_fill"]),
  price: Numeric,
  qty: Numeric,
  side: OrderSide,
  symbol: Text,
  leaves_qty: Numeric,
  order_id: Uuid,
  cum_qty: Numeric,
  order_status: OrderStatus,
});

export const NonTradeActivity = z.looseObject({
  ...activity,
  date: Date,
  net_amount: Numeric,
  description: Text,
  status: z.enum(["executed", "correct", "canceled"]).nullish(),
  symbol: Text.nullish(),
  qty: Numeric.nullish(),
  price: Numeric.nullish(),
  per_share_amount: Numeric.nullish(),
});

export const PortfolioHistory = z.looseObject({
  timestamp: z.array(Whole),
  equity: z.array(Numeric),
  profit_loss: z.array(Numeric),
  profit_loss_pct: z.array(Numeric.nullable()),
  base_value: Numeric.nullish(),
  timeframe: Text,
  cashflow: z.partialRecord(ActivityType, z.array(Numeric)).optional(),
});

/** The `data` of a message of the trading stream. */
export const TradeUpdate = z.looseObject({
  event: Text,
  execution_id: Uuid.nullish(),
  order: Order,
  timestamp: Instant,
  position_qty: Numeric.nullish(),
  price: Numeric.nullish(),
  qty: Numeric.nullish(),
});
