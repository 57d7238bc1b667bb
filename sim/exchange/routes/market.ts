/** `/v2/clock`, `/v2/calendar` and `/v2/assets`. */
import { Hono } from "hono";
import { isDate } from "../../../src/engine/calendar/dates.ts";
import { newYorkTime, newYorkTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import type { Session } from "../../../src/engine/calendar/sessions.ts";
import type { Asset } from "../assets/assets.ts";
import { marketHoursAt } from "../calendar/market-hours.ts";
import { sessionAfter } from "../calendar/trading-days.ts";
import type { Core } from "../core.ts";
import type { AccountEnv } from "../http/authentication.ts";
import { notFound, refuse } from "../http/refusal.ts";
import { shownInstant } from "../http/shown-time.ts";
import { newYorkNanosecondTimestamp } from "../http/timestamps.ts";

/** The status is the one that Alpaca documents for the calendar; the text is our own. */
const NOT_DATES = { status: 400, code: 40010000, message: "start and end must be dates" } as const;
/** The first and last dates of the calendar that the broker answers. */
const CALENDAR = { first: "1998-01-01", last: "2029-12-31" } as const;

function calendarRow(session: Session): Record<string, string> {
  return {
    date: session.date,
    open: newYorkTime(session.open),
    close: newYorkTime(session.close),
    session_open: "0400",
    session_close: session.earlyClose ? "1700" : "2000",
    settlement_date: sessionAfter(session.date).date,
  };
}

function assetJson(asset: Asset): Record<string, unknown> {
  return {
    id: asset.id,
    class: "us_equity",
    exchange: asset.exchange,
    symbol: asset.symbol,
    name: asset.name,
    status: asset.status,
    tradable: asset.tradable,
    marginable: asset.marginable,
    shortable: asset.shortable,
    // Deprecated, and still there: the official Python client takes no asset without it.
    easy_to_borrow: asset.shortable,
    borrow_status: asset.shortable ? "easy_to_borrow" : "hard_to_borrow",
    fractionable: asset.fractionable,
    margin_requirement_long: "30",
    margin_requirement_short: "30",
    maintenance_margin_requirement: 30,
    cusip: null,
    attributes: [],
  };
}

/** Routes of the market's clock, calendar and assets. */
export function marketRoutes(core: Core): Hono<AccountEnv> {
  return new Hono<AccountEnv>()
    .get("/clock", (context) => {
      const now = shownInstant(core);
      const { isOpen, nextOpen, nextClose } = marketHoursAt(now);
      return context.json({
        timestamp: newYorkNanosecondTimestamp(now, 0),
        is_open: isOpen,
        next_open: newYorkTimestamp(nextOpen),
        next_close: newYorkTimestamp(nextClose),
      });
    })
    .get("/calendar", (context) => {
      const start = context.req.query("start")?.slice(0, 10) ?? CALENDAR.first;
      const end = context.req.query("end")?.slice(0, 10) ?? CALENDAR.last;
      if (!isDate(start) || !isDate(end)) return refuse(NOT_DATES);
      const first = start > CALENDAR.first ? start : CALENDAR.first;
      const last = end < CALENDAR.last ? end : CALENDAR.last;
      return context.json(sessionsBetween(first, last).map(calendarRow));
    })
    .get("/assets", (context) => {
      const { status, asset_class: assetClass = "us_equity", exchange } = context.req.query();
      const assets = assetClass === "us_equity" ? core.assets.all(core.clock.now()) : [];
      const listed = assets.filter(
        (asset) =>
          (exchange === undefined || asset.exchange === exchange) &&
          (status === undefined || asset.status === status),
      );
      return context.json(listed.map(assetJson));
    })
    .get("/assets/:symbol", (context) => {
      const symbol = context.req.param("symbol");
      const asset = core.assets.find(symbol, core.clock.now());
      return asset ? context.json(assetJson(asset)) : refuse(notFound(`asset not found for ${symbol}`));
    });
}
