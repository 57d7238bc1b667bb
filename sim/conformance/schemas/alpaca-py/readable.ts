/** Whether alpaca-py can read an answer. */
import * as z from "zod";
import { templateOf, withoutQuery } from "../../path-template.ts";
import type { Answer } from "../../answer.ts";
import { problemsOf } from "../../../exchange/http/problems.ts";
import * as data from "./data-models.ts";
import * as trading from "./models.ts";

/** An execution, or anything else that changed the account, as its type says. */
const Activity = z.looseObject({ activity_type: z.string() }).superRefine((row, context) => {
  const model = row.activity_type === "FILL" ? trading.TradeActivity : trading.NonTradeActivity;
  const read = model.safeParse(row);
  for (const issue of read.error?.issues ?? []) {
    context.addIssue({ code: "custom", message: issue.message, path: issue.path });
  }
});

/** The model that the client makes of a good answer, by operation; of those that are not here it makes none. */
export const ALPACA_PY_MODELS: Readonly<Record<string, z.ZodType>> = {
  "GET /v2/account": trading.TradeAccount,
  "GET /v2/account/configurations": trading.AccountConfiguration,
  "PATCH /v2/account/configurations": trading.AccountConfiguration,
  "GET /v2/account/activities": z.array(Activity),
  "GET /v2/account/activities/{activity_type}": z.array(Activity),
  "GET /v2/account/portfolio/history": trading.PortfolioHistory,
  "GET /v2/positions": z.array(trading.Position),
  "DELETE /v2/positions": z.array(trading.ClosePositionResponse),
  "GET /v2/positions/{symbol_or_asset_id}": trading.Position,
  "DELETE /v2/positions/{symbol_or_asset_id}": trading.Order,
  "POST /v2/orders": trading.Order,
  "GET /v2/orders": z.array(trading.Order),
  "DELETE /v2/orders": z.array(trading.CancelOrderResponse),
  "GET /v2/orders:by_client_order_id": trading.Order,
  "GET /v2/orders/{order_id}": trading.Order,
  "PATCH /v2/orders/{order_id}": trading.Order,
  "GET /v2/clock": trading.Clock,
  "GET /v2/calendar": z.array(trading.Calendar),
  "GET /v2/assets": z.array(trading.Asset),
  "GET /v2/assets/{symbol_or_asset_id}": trading.Asset,
  "GET /v2/stocks/trades/latest": data.LatestTrades,
  "GET /v2/stocks/quotes/latest": data.LatestQuotes,
  "GET /v2/stocks/bars/latest": data.LatestBars,
  "GET /v2/stocks/snapshots": data.Snapshots,
  "GET /v2/stocks/bars": data.BarSet,
};

/** The models of the messages of the streams, by what the message says it is. */
const MESSAGE_MODELS: Readonly<Record<string, z.ZodType>> = {
  trade_updates: z.looseObject({ data: trading.TradeUpdate }),
  t: data.Trade,
  q: data.Quote,
  b: data.Bar,
  d: data.Bar,
};

/** Why alpaca-py cannot read a message of a stream, in one line; `undefined` when it can, or makes no model of it. */
export function unreadableMessage(message: object): string | undefined {
  const kind: unknown = Reflect.get(message, "stream") ?? Reflect.get(message, "T");
  const read = MESSAGE_MODELS[String(kind)]?.safeParse(message);
  return read?.error ? problemsOf(read.error) : undefined;
}

/** Why alpaca-py cannot read an answer, in one line; `undefined` when it can, or does not try. */
export function unreadableByPython({ method, path, status, body }: Answer): string | undefined {
  if (status >= 300) return undefined;
  const operation = templateOf(Object.keys(ALPACA_PY_MODELS), `${method} ${withoutQuery(path)}`);
  const read = operation === undefined ? undefined : ALPACA_PY_MODELS[operation]?.safeParse(body);
  return read?.error ? problemsOf(read.error) : undefined;
}
