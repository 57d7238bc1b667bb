const WORDS: Record<string, string> = {
  tiingo: "Tiingo",
  alpaca_stream: "Alpaca, streamed",
  alpaca_iex: "Alpaca, one exchange",
  alpaca_delayed_sip: "Alpaca, 15 minutes late",
  previous_close: "The close before",
  broker: "Your broker",
};

/** Where a price came from, in plain words; an unfamiliar source with its underscores removed. */
export function priceSourceWords(source: string): string {
  return WORDS[source] ?? source.replaceAll("_", " ");
}
