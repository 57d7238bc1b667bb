/** Reads an order's type and the prices that belong to it. */
import type { Decimal } from "../../../../src/engine/money/decimal.ts";
import { malformed, unprocessable } from "../../http/refusal.ts";
import type { Refusal } from "../../http/refusal.ts";
import { decimalsOf, isGiven, numberIn } from "./order-body.ts";
import type { OrderBody } from "./order-body.ts";
import type { OrderType } from "../order.ts";

export type ReadPrices =
  | {
      readonly ok: true;
      readonly type: OrderType;
      readonly limitPrice: Decimal | null;
      readonly stopPrice: Decimal | null;
    }
  | { readonly ok: false; readonly refusal: Refusal };

type PriceField = "limit_price" | "stop_price";

/** Which prices an order of a type carries, and what is said when it carries others. */
const PRICES: Readonly<Record<OrderType, { fields: readonly PriceField[]; otherwise: string }>> = {
  market: { fields: [], otherwise: "market orders require no stop or limit price" },
  limit: { fields: ["limit_price"], otherwise: "limit orders require only limit price" },
  stop: { fields: ["stop_price"], otherwise: "stop orders require only stop price" },
  stop_limit: {
    fields: ["limit_price", "stop_price"],
    otherwise: "stop limit orders require both stop and limit price",
  },
};

function refused(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}

function isOrderType(text: string | null | undefined): text is OrderType {
  return typeof text === "string" && Object.hasOwn(PRICES, text);
}

/** The decimals that a price in dollars may have (SEC Rule 612). */
function mostDecimals(price: Decimal): number {
  return price.gte(1) ? 2 : 4;
}

function readPrice(body: OrderBody, field: PriceField): Decimal | Refusal {
  const price = numberIn(body[field] ?? "");
  if (!price || price.lte(0)) return malformed(`${field.replace("_", " ")} must be > 0`);
  if (decimalsOf(price) <= mostDecimals(price)) return price;
  const text = price.toFixed();
  return unprocessable(
    `invalid ${field} ${text}. sub-penny increment does not fulfill minimum pricing criteria`,
  );
}

/** The type and the prices (dollars a share) of an order request, or why it is refused. */
export function readPrices(body: OrderBody): ReadPrices {
  const { type } = body;
  if (!isOrderType(type)) {
    return refused(
      type === "trailing_stop"
        ? unprocessable('order type "trailing_stop" is not supported')
        : malformed("invalid order type"),
    );
  }
  const { fields, otherwise } = PRICES[type];
  const given = (["limit_price", "stop_price"] as const).filter((field) => isGiven(body[field]));
  const trails = isGiven(body.trail_price) || isGiven(body.trail_percent);
  if (trails || given.join() !== fields.join()) return refused(malformed(otherwise));
  const read = { limit_price: null, stop_price: null } as Record<PriceField, Decimal | null>;
  for (const field of fields) {
    const price = readPrice(body, field);
    if ("message" in price) return refused(price);
    read[field] = price;
  }
  return { ok: true, type, limitPrice: read.limit_price, stopPrice: read.stop_price };
}
