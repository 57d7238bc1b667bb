import { describe, it } from "vitest";
import type { LiveSource, MarketQuote } from "../../../src/engine/prices/quote.ts";
import { type Findings, settlePrice } from "../../../src/engine/prices/settle-price.ts";

const NOW = Date.parse("2026-11-23T20:50:00Z");
const MINUTE = 60_000;
const YESTERDAY = Date.parse("2026-11-20T21:00:00Z");
const NO_ACTIONS = new Map();

function quote(last: number, ageMinutes = 0): MarketQuote {
  return { last, open: last, high: last, low: last, previousClose: 100, at: NOW - ageMinutes * MINUTE };
}

/** What sources say of SPY, whose history ends with a close of 99. */
function findings(
  quotes: Partial<Record<LiveSource, MarketQuote | undefined>>,
  changes: Partial<Findings> = {},
): Findings {
  return {
    symbol: "SPY",
    now: NOW,
    exDates: NO_ACTIONS,
    // The keys are those of the parameter's type.
    quotes: Object.entries(quotes).map(([source, found]) => ({ source: source as LiveSource, quote: found })),
    previousClose: { price: 99, at: YESTERDAY },
    ...changes,
  };
}

const verdicts = (found: Findings) =>
  settlePrice(found).steps.map(({ source, verdict }) => `${source} ${verdict}`);

describe("the price of a symbol", () => {
  it("is Tiingo's when it is good", ({ expect }) => {
    const found = findings({ tiingo: quote(101) });
    expect(settlePrice(found)).toMatchObject({ price: { last: 101, source: "tiingo", verdict: "good" } });
    expect(verdicts(found)).toEqual(["tiingo good"]);
  });

  it("is Alpaca's when Tiingo has none", ({ expect }) => {
    const found = findings({ tiingo: undefined, alpaca_iex: quote(101) });
    expect(settlePrice(found).price).toMatchObject({ last: 101, source: "alpaca_iex", verdict: "good" });
    expect(verdicts(found)).toEqual(["tiingo missing", "alpaca_iex good"]);
  });

  it("is Alpaca's when Tiingo's is stale", ({ expect }) => {
    const found = findings({ tiingo: quote(101, 11), alpaca_iex: quote(102) });
    expect(settlePrice(found).price).toMatchObject({ last: 102, source: "alpaca_iex", verdict: "good" });
  });

  it("is an outlier that the delayed feed agrees with", ({ expect }) => {
    const found = findings({ tiingo: quote(130), alpaca_delayed_sip: quote(128, 15) });
    expect(settlePrice(found).price).toMatchObject({ last: 130, source: "tiingo", verdict: "good" });
    expect(verdicts(found)).toEqual(["tiingo jump", "alpaca_delayed_sip agrees"]);
  });

  it.for([
    { what: "disagrees", second: quote(127, 15), says: "alpaca_delayed_sip disagrees" },
    { what: "is too old itself", second: quote(130, 31), says: "alpaca_delayed_sip stale" },
    { what: "knows nothing", second: undefined, says: "alpaca_delayed_sip missing" },
  ])("is the close before when the delayed feed $what about an outlier", ({ second, says }, { expect }) => {
    const found = findings({ tiingo: quote(130), alpaca_delayed_sip: second });
    expect(settlePrice(found).price).toMatchObject({
      last: 99,
      source: "previous_close",
      verdict: "jump",
      open: null,
    });
    expect(verdicts(found)).toEqual(["tiingo jump", says, "previous_close last_resort"]);
  });

  it("is refused as an outlier when nobody knows of the day's splits, whoever agrees", ({ expect }) => {
    const quotes = { tiingo: quote(60), alpaca_delayed_sip: quote(60, 15) };
    expect(settlePrice(findings(quotes, { exDates: undefined })).price).toMatchObject({ verdict: "jump" });
    expect(settlePrice(findings(quotes)).price).toMatchObject({ last: 60, verdict: "good" });
  });

  it.for([
    { what: "two for one", last: 51 },
    { what: "three for two", last: 66 },
    { what: "four for one", last: 24.4 },
    { what: "one for two", last: 197 },
    { what: "one for ten", last: 1030 },
    { what: "two for one in its open, whatever came after", last: 58, open: 50.2 },
  ])(
    "is refused, whoever agrees, when it has jumped as by a split that nobody lists: $what",
    ({ last, open = last }, { expect }) => {
      const quotes = { tiingo: { ...quote(last), open }, alpaca_delayed_sip: quote(last, 15) };
      expect(settlePrice(findings(quotes)).price).toMatchObject({
        last: 99,
        source: "previous_close",
        verdict: "jump",
        doubt: "unlisted_split",
      });
    },
  );

  it("is refused as by an unlisted split, too, when only the second source tells the close before", ({
    expect,
  }) => {
    const tiingo = { ...quote(50), previousClose: null };
    const found = findings({ tiingo, alpaca_delayed_sip: quote(50, 15) });
    expect(settlePrice(found).price).toMatchObject({ verdict: "no_reference", doubt: "unlisted_split" });
  });

  it("is refused, whoever agrees, when it does not show the split that is listed", ({ expect }) => {
    const exDates = new Map([["SPY", { splitFactor: 4, cash: 0 }]]);
    const quotes = { tiingo: quote(101), alpaca_delayed_sip: quote(101, 15) };
    // What is held is worth what it was before: nothing shows that it was split.
    expect(settlePrice(findings(quotes, { exDates })).price).toMatchObject({
      last: 99,
      verdict: "jump",
      doubt: "contradicted",
    });
  });

  it("is refused when it does not show a special dividend, though it has not moved far", ({ expect }) => {
    const exDates = new Map([["SPY", { splitFactor: 1, cash: 12 }]]);
    const quotes = { tiingo: quote(99.5), alpaca_delayed_sip: quote(99.5, 15) };
    expect(settlePrice(findings(quotes, { exDates })).price).toMatchObject({
      verdict: "contradicted",
      doubt: "contradicted",
    });
    const paid = { tiingo: quote(88.5), alpaca_delayed_sip: quote(88.5, 15) };
    expect(settlePrice(findings(paid, { exDates })).price).toMatchObject({ last: 88.5, verdict: "good" });
  });

  it("tells the close before by the same source, for the history to be compared with", ({ expect }) => {
    expect(settlePrice(findings({ tiingo: quote(101) })).price).toMatchObject({ previousClose: 100 });
  });

  it("needs no second source when a split explains the jump", ({ expect }) => {
    const exDates = new Map([["SPY", { splitFactor: 2, cash: 0 }]]);
    const found = findings({ tiingo: quote(50) }, { exDates });
    expect(settlePrice(found).price).toMatchObject({ last: 50, source: "tiingo", verdict: "good" });
    expect(verdicts(found)).toEqual(["tiingo good"]);
  });

  it("is the newest stale one when nothing is fresh", ({ expect }) => {
    const found = findings({
      tiingo: quote(101, 40),
      alpaca_iex: quote(102, 32),
      alpaca_delayed_sip: quote(103, 31),
    });
    expect(settlePrice(found).price).toMatchObject({
      last: 103,
      source: "alpaca_delayed_sip",
      verdict: "stale",
    });
  });

  it("of a ticker that trades seldom is good when the delayed feed agrees with it", ({ expect }) => {
    const delayed = { alpaca_delayed_sip: quote(103, 15) };
    const older = findings({ tiingo: quote(101, 40), alpaca_iex: undefined, ...delayed });
    expect(settlePrice(older).price).toMatchObject({
      last: 103,
      source: "alpaca_delayed_sip",
      verdict: "good",
    });
    const newer = findings({ tiingo: quote(102, 12), ...delayed });
    expect(settlePrice(newer).price).toMatchObject({ last: 102, source: "tiingo", verdict: "good" });
    const apart = findings({ tiingo: quote(106, 12), ...delayed });
    expect(settlePrice(apart).price).toMatchObject({ last: 106, source: "tiingo", verdict: "stale" });
  });

  it("is never a stale outlier", ({ expect }) => {
    const found = findings({ tiingo: quote(140, 20), alpaca_iex: undefined, alpaca_delayed_sip: undefined });
    expect(settlePrice(found).price).toMatchObject({
      last: 99,
      source: "previous_close",
      verdict: "last_resort",
    });
  });

  it("is the close before, as the split leaves it, when nobody says anything", ({ expect }) => {
    const exDates = new Map([["SPY", { splitFactor: 3, cash: 0 }]]);
    expect(settlePrice(findings({ tiingo: undefined }, { exDates })).price).toEqual({
      last: 33,
      open: null,
      high: null,
      low: null,
      at: YESTERDAY,
      source: "previous_close",
      verdict: "last_resort",
    });
  });

  it("is unknown when there is no history either", ({ expect }) => {
    const found = findings({ tiingo: undefined }, { previousClose: undefined });
    expect(settlePrice(found).price).toBeNull();
    expect(verdicts(found)).toEqual(["tiingo missing", "previous_close missing"]);
  });
});
