/** How long it takes to take the prices of a slot from vendors that answer slowly. */
import { createExchange, type Exchange } from "../../sim/exchange/exchange.ts";
import { newYorkInstant } from "../../src/engine/calendar/new-york.ts";
import { CONNECTIONS } from "../../src/platform/in-parallel.ts";
import { patienceOf } from "../../src/platform/retry.ts";
import { isGood } from "../../src/market/snapshot/snapshot.ts";
import { takeSnapshot } from "../../src/market/snapshot/take.ts";
import { type Figure, figure } from "../figure.ts";
import { stillMarket } from "./still-market.ts";

const DATE = "2026-11-20";
const TICKERS = 2_000;
/** Of every answer, ms. */
const LATENCY = 300;
const PATIENCE = 25_000;
const RUNS = 3;

async function openVenue(): Promise<Exchange> {
  const market = stillMarket(TICKERS, "2026-11-16", DATE);
  const venue = createExchange({ market, now: newYorkInstant(DATE, "15:50") });
  const fault = { match: {}, action: "latency", milliseconds: LATENCY, times: "always" };
  await venue.fetch(
    new Request("http://exchange.test/admin/faults", { method: "POST", body: JSON.stringify(fault) }),
  );
  return venue;
}

/** Seconds until the prices of the first tickers are frozen, and the most requests that were open at once. */
async function timeSnapshot(venue: Exchange, tickers: number): Promise<{ seconds: number; open: number }> {
  const symbols = Array.from({ length: tickers }, (_, index) => `T${index}`);
  let [open, most] = [0, 0];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    most = Math.max(most, ++open);
    try {
      return await venue.fetch(new Request(input, init));
    } finally {
      open--;
    }
  };
  const sources = {
    tiingo: { url: "http://exchange.test", token: venue.tiingoToken, fetch },
    stream: null,
    alpaca: null,
    exDates: new Map(),
    previousCloses: async () => new Map(),
  };
  const start = performance.now();
  const { snapshot } = await takeSnapshot(
    sources,
    `${DATE}/close`,
    symbols,
    patienceOf(venue.clock, PATIENCE),
  );
  const seconds = (performance.now() - start) / 1_000;
  const good = symbols.filter((symbol) => isGood(snapshot.prices[symbol])).length;
  if (good !== tickers) throw new Error(`${good} of ${tickers} prices are good`);
  return { seconds, open: most };
}

/** 500 and 2,000 tickers from an exchange that takes 300 ms for every answer; the median of three runs. */
export async function prices(): Promise<Figure[]> {
  const venue = await openVenue();
  const measure = async (tickers: number) => {
    const runs = [];
    for (let run = 0; run < RUNS; run++) runs.push(await timeSnapshot(venue, tickers));
    return runs.toSorted((a, b) => a.seconds - b.seconds);
  };
  const small = await measure(500);
  const large = await measure(TICKERS);
  const median = (runs: typeof small) => runs[Math.floor(RUNS / 2)]?.seconds ?? Infinity;
  const most = Math.max(...[...small, ...large].map(({ open }) => open));
  return [
    figure({ name: "snapshot-500", value: median(small), unit: "s", target: 3 }),
    figure({ name: "snapshot-2000", value: median(large), unit: "s", target: 6 }),
    figure({ name: "open-requests", value: most, unit: "count", target: CONNECTIONS }),
  ];
}
