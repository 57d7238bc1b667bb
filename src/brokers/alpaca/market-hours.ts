/** When the market is open, as Alpaca has it. */
import * as z from "zod";
import type { BrokerClock } from "../../engine/calendar/compare-clock.ts";
import type { BrokerSession } from "../../engine/calendar/compare.ts";
import { parseTimestamp } from "../../engine/calendar/new-york.ts";
import type { Outcome } from "../broker.ts";
import type { AlpacaConnection, AlpacaHosts } from "./connection.ts";
import { send } from "./request.ts";

type Connection = AlpacaConnection & Pick<AlpacaHosts, "tradingUrl">;

const calendarSchema = z.array(z.object({ date: z.string(), open: z.string(), close: z.string() }));

const instantField = z.string().transform((text, context) => {
  const instant = parseTimestamp(text);
  if (instant !== undefined) return instant;
  context.addIssue({ code: "custom", message: "not a timestamp" });
  return z.NEVER;
});

const clockSchema = z.object({
  timestamp: instantField,
  is_open: z.boolean(),
  next_open: instantField,
  next_close: instantField,
});

/** The sessions between two New York dates, both included; days without one are absent. */
export function readCalendar(
  connection: Connection,
  from: string,
  to: string,
): Promise<Outcome<BrokerSession[]>> {
  const url = `${connection.tradingUrl}/v2/calendar?start=${from}&end=${to}`;
  return send(connection, {
    method: "GET",
    service: "trading",
    url,
    read: (json) => calendarSchema.parse(json),
  });
}

/** The market's clock. */
export function readMarketClock(connection: Connection): Promise<Outcome<BrokerClock>> {
  return send(connection, {
    method: "GET",
    service: "trading",
    url: `${connection.tradingUrl}/v2/clock`,
    read(json) {
      const {
        timestamp,
        is_open: isOpen,
        next_open: nextOpen,
        next_close: nextClose,
      } = clockSchema.parse(json);
      return { now: timestamp, isOpen, nextOpen, nextClose };
    },
  });
}
