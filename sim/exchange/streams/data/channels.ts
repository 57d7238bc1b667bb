/** The channels of the stock data stream, and what a message asks of them. */
import * as z from "zod";

/** Every channel that a client can name, in the order in which the exchange lists them. */
export const CHANNELS = [
  "trades",
  "quotes",
  "bars",
  "updatedBars",
  "dailyBars",
  "statuses",
  "lulds",
  "imbalances",
] as const;

export type Channel = (typeof CHANNELS)[number];

/** Stands for every symbol. */
export const EVERY_SYMBOL = "*";

const Symbols = z.array(z.string().min(1)).default([]);
/** Symbols by channel, as a client writes them beside its action. */
export const ChannelSymbols = z.object({
  trades: Symbols,
  quotes: Symbols,
  bars: Symbols,
  updatedBars: Symbols,
  dailyBars: Symbols,
  statuses: Symbols,
  lulds: Symbols,
  imbalances: Symbols,
} satisfies Record<Channel, typeof Symbols>);

export type ChannelSymbols = z.output<typeof ChannelSymbols>;
