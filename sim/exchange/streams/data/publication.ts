/** A message of the stock data stream, with what must be subscribed to for getting it. */
import type { Channel } from "./channels.ts";

export interface Publication {
  readonly channel: Channel;
  readonly symbol: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** How messages call the channels that data comes from. */
const KINDS = { trades: "t", quotes: "q", bars: "b", dailyBars: "d", statuses: "s" } as const;

/** A message about a symbol, with the fields that the REST API answers where it knows the same thing. */
export function publication(channel: keyof typeof KINDS, symbol: string, fields: object): Publication {
  return { channel, symbol, message: { T: KINDS[channel], S: symbol, ...fields } };
}
