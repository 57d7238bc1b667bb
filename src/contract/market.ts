/** The market's data: price histories, and which tickers there are. */
import { z } from "@hono/zod-openapi";

export const barsQuerySchema = z.strictObject({
  ticker: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{1,10}(\.[A-Z0-9]{1,5})?$/, "is not a ticker")
    .openapi({ example: "SPY" }),
});

export const tickersQuerySchema = z.strictObject({
  /** The beginning of a symbol, or of words of a name. */
  query: z.string().trim().min(1).max(60).openapi({ example: "sp" }),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const tickerSchema = z
  .object({
    symbol: z.string(),
    name: z.string(),
    /** As the broker names it. */
    exchange: z.string().openapi({ example: "ARCA" }),
    tradable: z.boolean(),
    /** Whether it can be held in fractions of a share. */
    fractionable: z.boolean(),
  })
  .openapi("Ticker");

export const tickerListSchema = z.object({
  tickers: z.array(tickerSchema),
  /** Why nothing can be found at all: the directory has not been filled yet. Null when it has. */
  reason: z.enum(["directory_empty"]).nullable(),
});
