/** The body of `POST /v2/orders`: its fields as they may arrive, before any rule. */
import * as z from "zod";
import { decimal } from "../../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../../src/engine/money/decimal.ts";

/** Numbers may come as JSON numbers or as strings. */
const Numeric = z.union([z.string(), z.number()]).nullish();
const Text = z.string().nullish();

export const OrderBody = z.object({
  symbol: Text,
  qty: Numeric,
  notional: Numeric,
  side: Text,
  type: Text,
  time_in_force: Text,
  limit_price: Numeric,
  stop_price: Numeric,
  trail_price: Numeric,
  trail_percent: Numeric,
  extended_hours: z.boolean().nullish(),
  client_order_id: Text,
  order_class: Text,
});

export type OrderBody = z.infer<typeof OrderBody>;

/** Whether a field carries anything. */
export function isGiven(value: string | number | null | undefined): value is string | number {
  return value !== null && value !== undefined && value !== "";
}

/** Characters of the longest number that is read. Sums with endless ones would keep everybody else waiting. */
const LONGEST_NUMBER = 64;

/** The exact decimal that a field writes, or `undefined` when it writes none. */
export function numberIn(value: string | number): Decimal | undefined {
  if (typeof value === "number") return decimal(value);
  if (value.length > LONGEST_NUMBER) return undefined;
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(value) ? decimal(value.replace(/^\+/, "")) : undefined;
}

/** How many decimals a number needs. */
export function decimalsOf(value: Decimal): number {
  return value.toFixed().split(".")[1]?.length ?? 0;
}
