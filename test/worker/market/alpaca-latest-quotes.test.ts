import { describe, it } from "vitest";
import { toText } from "../../../src/engine/money/decimal.ts";
import { fetchLatestQuotes } from "../../../src/market/alpaca/latest-quotes.ts";
import { alpacaAnswering } from "../support/vendors/platform-alpaca.ts";

const QUOTED_AT = "2026-11-23T20:49:58Z";
const MORNING = "2026-11-23T14:35:00Z";

/** What is read of one snapshot, with the time of day in UTC. */
async function quoteOf(snapshot: object) {
  const answer = await fetchLatestQuotes(alpacaAnswering({ THIN: snapshot }).alpaca, ["THIN"], "iex");
  const quote = answer.kind === "confirmed" ? answer.value.get("THIN") : undefined;
  if (!quote) return undefined;
  const { bid, ask, last, at } = quote;
  return [
    ...[bid, ask, last].map((price) => price && toText(price)),
    new Date(at).toISOString().slice(11, 16),
  ];
}

const sides = { t: QUOTED_AT, bp: 99.5, ap: 100.5 };

describe("a quote that practice accounts trade at", () => {
  it("leaves out a last trade from hours before its bid and ask", async ({ expect }) => {
    expect(await quoteOf({ latestQuote: sides, latestTrade: { t: MORNING, p: 120 } })).toEqual([
      "99.5",
      "100.5",
      null,
      "20:49",
    ]);
  });

  it("is as old as its last trade where it has neither bid nor ask", async ({ expect }) => {
    const empty = { t: QUOTED_AT, bp: 0, ap: 0 };
    expect(await quoteOf({ latestQuote: empty, latestTrade: { t: MORNING, p: 120 } })).toEqual([
      null,
      null,
      "120",
      "14:35",
    ]);
  });

  it("keeps a last trade of the same minutes", async ({ expect }) => {
    const trade = { t: "2026-11-23T20:45:00Z", p: 100 };
    expect(await quoteOf({ latestQuote: sides, latestTrade: trade })).toEqual([
      "99.5",
      "100.5",
      "100",
      "20:49",
    ]);
    expect(await quoteOf({ latestTrade: trade })).toEqual([null, null, "100", "20:45"]);
    expect(await quoteOf({ latestQuote: sides })).toEqual(["99.5", "100.5", null, "20:49"]);
    expect(await quoteOf({})).toBeUndefined();
  });
});
