/** What the trading API answers, by operation: every status but the refusals that all of it has in common. */
import type * as z from "zod";
import { Account, Configurations } from "./account.ts";
import { Activities } from "./activity.ts";
import { NoBody } from "./formats.ts";
import { Asset, Assets, Calendar, Clock } from "./market.ts";
import { Order, Orders } from "./order.ts";
import { PortfolioHistory } from "./portfolio-history.ts";
import { Position, Positions } from "./position.ts";
import { CanceledRows, ClosedRows } from "./rows.ts";

/** Schemas by status. */
export type Answers = Readonly<Partial<Record<number, z.ZodType>>>;

export const tradingSchemas: Readonly<Record<string, Answers>> = {
  "GET /v2/account": { 200: Account },
  "GET /v2/account/configurations": { 200: Configurations },
  "PATCH /v2/account/configurations": { 200: Configurations },
  "GET /v2/account/activities": { 200: Activities },
  "GET /v2/account/activities/{activity_type}": { 200: Activities },
  "GET /v2/account/portfolio/history": { 200: PortfolioHistory },
  "GET /v2/positions": { 200: Positions },
  "DELETE /v2/positions": { 207: ClosedRows },
  "GET /v2/positions/{symbol_or_asset_id}": { 200: Position },
  "DELETE /v2/positions/{symbol_or_asset_id}": { 200: Order },
  "POST /v2/orders": { 200: Order },
  "GET /v2/orders": { 200: Orders },
  "DELETE /v2/orders": { 207: CanceledRows },
  "GET /v2/orders:by_client_order_id": { 200: Order },
  "GET /v2/orders/{order_id}": { 200: Order },
  "PATCH /v2/orders/{order_id}": { 200: Order },
  "DELETE /v2/orders/{order_id}": { 204: NoBody },
  "GET /v2/clock": { 200: Clock },
  "GET /v2/calendar": { 200: Calendar },
  "GET /v2/assets": { 200: Assets },
  "GET /v2/assets/{symbol_or_asset_id}": { 200: Asset },
};
