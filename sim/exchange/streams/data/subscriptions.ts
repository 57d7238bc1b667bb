/** What one connection to the stock data stream has subscribed to. */
import { CHANNELS, EVERY_SYMBOL } from "./channels.ts";
import type { Channel, ChannelSymbols } from "./channels.ts";

/** Trades and quotes that the free plan allows, each symbol counted once in each of the two channels. */
const FREE_PLAN_SYMBOLS = 30;

export class Subscriptions {
  readonly #symbols = new Map<Channel, Set<string>>(CHANNELS.map((channel) => [channel, new Set()]));

  /** The symbols of a channel, `*` among them when it was asked for. */
  of(channel: Channel): ReadonlySet<string> {
    return this.#symbols.get(channel) ?? new Set();
  }

  has(channel: Channel, symbol: string): boolean {
    const symbols = this.of(channel);
    return symbols.has(symbol) || symbols.has(EVERY_SYMBOL);
  }

  /** Adds symbols; answers `false`, and adds none of them, when the free plan does not allow so many. */
  add(asked: ChannelSymbols): boolean {
    const trades = new Set([...this.of("trades"), ...asked.trades]);
    const quotes = new Set([...this.of("quotes"), ...asked.quotes]);
    const everything = trades.has(EVERY_SYMBOL) || quotes.has(EVERY_SYMBOL);
    if (everything || trades.size + quotes.size > FREE_PLAN_SYMBOLS) return false;
    for (const channel of CHANNELS) {
      for (const symbol of asked[channel]) this.#symbols.get(channel)?.add(symbol);
    }
    return true;
  }

  remove(asked: ChannelSymbols): void {
    for (const channel of CHANNELS) {
      for (const symbol of asked[channel]) this.#symbols.get(channel)?.delete(symbol);
    }
  }

  /** The message that confirms them. Corrections and cancelled trades come with trades by themselves. */
  confirmation(): Record<string, unknown> {
    const lists = Object.fromEntries(CHANNELS.map((channel) => [channel, [...this.of(channel)]]));
    const trades = [...this.of("trades")];
    return { T: "subscription", ...lists, corrections: trades, cancelErrors: trades };
  }
}
