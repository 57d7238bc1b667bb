/** What the data API, Tiingo, SendGrid and Twilio answer, by operation: every status but the refusals in common. */
import { CorporateActions } from "./corporate-actions.ts";
import { NoBody } from "./formats.ts";
import {
  Bars,
  BarsOfOne,
  LatestBar,
  LatestBars,
  LatestQuote,
  LatestQuotes,
  LatestTrade,
  LatestTrades,
  Snapshot,
  Snapshots,
} from "./stock-data.ts";
import { DailyRows, IexRows, TickerMetadata } from "./tiingo.ts";
import type { Answers } from "./trading-schemas.ts";
import { TextMessage } from "./twilio.ts";

export const dataSchemas: Readonly<Record<string, Answers>> = {
  "GET /v2/stocks/trades/latest": { 200: LatestTrades },
  "GET /v2/stocks/quotes/latest": { 200: LatestQuotes },
  "GET /v2/stocks/bars/latest": { 200: LatestBars },
  "GET /v2/stocks/snapshots": { 200: Snapshots },
  "GET /v2/stocks/bars": { 200: Bars },
  "GET /v2/stocks/{symbol}/trades/latest": { 200: LatestTrade },
  "GET /v2/stocks/{symbol}/quotes/latest": { 200: LatestQuote },
  "GET /v2/stocks/{symbol}/bars/latest": { 200: LatestBar },
  "GET /v2/stocks/{symbol}/snapshot": { 200: Snapshot },
  "GET /v2/stocks/{symbol}/bars": { 200: BarsOfOne },
  "GET /v1/corporate-actions": { 200: CorporateActions },
};

export const tiingoSchemas: Readonly<Record<string, Answers>> = {
  "GET /iex": { 301: NoBody },
  "GET /iex/": { 200: IexRows },
  "GET /iex/{ticker}": { 200: IexRows },
  "GET /tiingo/daily/{ticker}": { 200: TickerMetadata },
  "GET /tiingo/daily/{ticker}/prices": { 200: DailyRows },
};

export const sendgridSchemas: Readonly<Record<string, Answers>> = {
  "POST /v3/mail/send": { 200: NoBody, 202: NoBody },
};

export const twilioSchemas: Readonly<Record<string, Answers>> = {
  "POST /2010-04-01/Accounts/{account}/Messages.json": { 201: TextMessage },
  "GET /2010-04-01/Accounts/{account}/Messages/{message}": { 200: TextMessage },
};
