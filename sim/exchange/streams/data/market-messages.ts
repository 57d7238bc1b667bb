/** What the market has to say about a symbol: trades and quotes that changed, and the bars of a whole minute. */
import { lastMinuteBar, MINUTE_MS } from "../../market/minute-bars.ts";
import { dayBar } from "../../market/bars.ts";
import type { Tape } from "../../market/prices.ts";
import { barJson, quoteJson, tradeJson } from "../../market/market-json.ts";
import type { Parts } from "../../parts.ts";
import { publication } from "./publication.ts";
import type { Publication } from "./publication.ts";

/** A trade when the price is not the one told before, and a quote when either side of it moved. */
export function tickMessages(
  core: Pick<Parts, "seed" | "settings">,
  symbol: string,
  { told, tape, feed }: { told: Tape | undefined; tape: Tape; feed: string },
): Publication[] {
  const traded = tape.last !== told?.last;
  const quoted = tape.bid !== told?.bid || tape.ask !== told?.ask;
  return [
    ...(traded ? [publication("trades", symbol, tradeJson(core, symbol, tape))] : []),
    ...(quoted ? [publication("quotes", symbol, quoteJson(core, symbol, tape, feed))] : []),
  ];
}

/** What a symbol traded in the minute that ended at an instant (epoch ms); nothing when it did not trade. */
export function minuteMessages(core: Pick<Parts, "prices">, symbol: string, instant: number): Publication[] {
  const tape = core.prices.tape(symbol, instant);
  const bar = tape && lastMinuteBar(core.prices, symbol, tape);
  return bar?.start === instant - MINUTE_MS ? [publication("bars", symbol, barJson(bar))] : [];
}

/** A symbol's day up to an instant (epoch ms); nothing when it has not traded in the minute before. */
export function dayMessages(core: Pick<Parts, "prices">, symbol: string, instant: number): Publication[] {
  const tape = core.prices.tape(symbol, instant);
  if (!tape || minuteMessages(core, symbol, instant).length === 0) return [];
  return [publication("dailyBars", symbol, barJson(dayBar(core.prices, symbol, tape)))];
}
