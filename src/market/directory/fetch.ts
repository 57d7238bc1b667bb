/** The list of what can be traded, from Alpaca's assets. */
import * as z from "zod";
import { send } from "../../brokers/alpaca/request.ts";
import type { Outcome } from "../../brokers/broker.ts";
import type { PlatformAlpaca } from "../alpaca/platform.ts";
import type { Ticker } from "./ticker.ts";

/** Only what the directory keeps: of some twelve thousand rows, everything else is let go at once. */
const rowsSchema = z.array(
  z.object({
    symbol: z.string(),
    name: z.string().nullish(),
    exchange: z.string(),
    tradable: z.boolean(),
    fractionable: z.boolean().nullish(),
  }),
);

/** All active US equities by symbol. Shares that the broker does not say to be fractionable are not. */
export async function fetchTickers(alpaca: PlatformAlpaca): Promise<Outcome<Ticker[]>> {
  return send(alpaca, {
    method: "GET",
    service: "trading",
    url: `${alpaca.tradingUrl}/v2/assets?status=active&asset_class=us_equity`,
    read: (json) =>
      rowsSchema
        .parse(json)
        .map(({ symbol, name, exchange, tradable, fractionable }) => ({
          symbol,
          name: name ?? "",
          exchange,
          tradable,
          fractionable: fractionable ?? false,
        }))
        .toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1)),
  });
}
