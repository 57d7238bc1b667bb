/** What the free plan shows of a feed: IEX as it happens, the prices of all exchanges after 15 minutes. */
import { RECENT_SIP } from "./data-refusal.ts";
import { parseWord } from "./parameters.ts";
import type { Parsed } from "./parameters.ts";

/** How old prices of all exchanges are before the free plan shows them. */
export const SIP_DELAY_MS = 15 * 60_000;

const LATEST_FEEDS = ["iex", "delayed_sip", "sip", "otc", "boats", "overnight"] as const;
const HISTORICAL_FEEDS = ["sip", "iex", "otc", "boats"] as const;
export type HistoricalFeed = (typeof HISTORICAL_FEEDS)[number];

/**
 * The instant (epoch ms) that a feed's latest prices are of; `undefined` for the feeds that hold nothing here, over
 * the counter and overnight.
 */
export function latestInstant(feed: string, now: number): Parsed<number | undefined> {
  const word = parseWord("feed", feed, LATEST_FEEDS);
  if (!word.ok) return word;
  switch (word.value) {
    case "iex":
      return { ok: true, value: now };
    case "delayed_sip":
      return { ok: true, value: now - SIP_DELAY_MS };
    case "sip":
      return RECENT_SIP;
    default:
      return { ok: true, value: undefined };
  }
}

/** A feed that has a history. */
export function parseHistoricalFeed(text: string): Parsed<HistoricalFeed> {
  return parseWord("feed", text, HISTORICAL_FEEDS);
}
