/** How long accounts take from dispatch to report, at an exchange that is 100 ms away. */
// oxlint-disable-next-line import/no-unassigned-import -- it must be in force before the modules that it is for
import "../../sim/simulation/threads/bundled-modules.ts";
import { performance } from "node:perf_hooks";
import { KeyValueStore, asNamespace } from "../../sim/simulation/platform/key-value-store.ts";
import type { DailyBars } from "../../src/engine/bars/types.ts";
import { newYorkInstant } from "../../src/engine/calendar/new-york.ts";
import { writeBars } from "../../src/market/bars/store.ts";
import { patienceOf } from "../../src/platform/retry.ts";
import { freeze } from "../../src/market/snapshot/snapshot.ts";
import { saveSnapshot } from "../../src/market/snapshot/store.ts";
import { takeSnapshot } from "../../src/market/snapshot/take.ts";
import type { Clock } from "../../src/platform/clock.ts";
import { type Figure, figure } from "../figure.ts";
import { median } from "../median-time.ts";
import type { Counters } from "./fleet.ts";
import { DATE, HELD, twentyTickers, WANTED } from "./market.ts";
import { type OpenVenue, openVenue, threadTime } from "./open-venue.ts";

const ACCOUNTS = 100;
const LATENCY = 100;
const SLOT = `${DATE}/close`;
const PATIENCE = 25_000;
const MEGABYTE = 1_000_000;
/** The market has fallen a little since the snapshot, so that every buy trades at once. */
const DEARER = 1.001;
const RUNS_ALONE = 9;
/** Runs that are not measured. */
const WARM_UP = 5;

const { openAccount } = await import("./fleet.ts");

/** The histories up to the day before, and the slot's snapshot, as the platform's jobs leave them. */
async function filledStore(venue: OpenVenue, clock: Clock): Promise<KeyValueStore> {
  const store = new KeyValueStore();
  const namespace = asNamespace(store, async (_name, effect) => effect());
  for (const [symbol, { rows }] of twentyTickers()) {
    const past = rows.filter(({ date }) => date < DATE);
    const column = (name: "adjOpen" | "adjHigh" | "adjLow" | "adjClose" | "volume") =>
      Float64Array.from(past, (row) => row[name]);
    const bars: DailyBars = {
      dates: past.map(({ date }) => date),
      open: column("adjOpen"),
      high: column("adjHigh"),
      low: column("adjLow"),
      close: column("adjClose"),
      volume: column("volume"),
    };
    await writeBars(namespace, symbol, bars, newYorkInstant(DATE, "06:00"));
  }
  const sources = {
    tiingo: { url: venue.url, token: venue.tiingoToken, fetch: venue.fetch },
    stream: null,
    alpaca: null,
    exDates: new Map(),
    previousCloses: async () => new Map(),
  };
  const { snapshot } = await takeSnapshot(sources, SLOT, [...HELD, ...WANTED], patienceOf(clock, PATIENCE));
  const { hash: _, prices, ...rest } = snapshot;
  const dearer = Object.entries(prices).map(([symbol, price]) => [
    symbol,
    { ...price, last: price.last * DEARER },
  ]);
  await saveSnapshot(namespace, freeze({ ...rest, prices: Object.fromEntries(dearer) }));
  return store;
}

/** 100 accounts at once with 20 tickers each, and, one after the other, what a run costs by itself. */
export async function rebalance(): Promise<Figure[]> {
  const venue = await openVenue(ACCOUNTS + WARM_UP + RUNS_ALONE);
  let startedAt: number | undefined;
  const clock: Clock = {
    now: () =>
      startedAt === undefined
        ? newYorkInstant(DATE, "15:40")
        : Math.round(newYorkInstant(DATE, "15:55") + performance.now() - startedAt),
  };
  try {
    const store = await filledStore(venue, clock);
    const alone: Counters = { requests: 0, bytes: 0 };
    const together: Counters = { requests: 0, bytes: 0 };
    const accounts = [];
    for (let index = 0; index < ACCOUNTS + WARM_UP + RUNS_ALONE; index++) {
      const counters = index < RUNS_ALONE ? alone : together;
      accounts.push(await openAccount(index, venue, clock, store, counters));
    }
    await venue.setLatency(LATENCY);
    await venue.start(newYorkInstant(DATE, "15:55"));
    startedAt = performance.now();
    Object.assign(alone, { requests: 0, bytes: 0 });

    const fleet = accounts.slice(RUNS_ALONE, RUNS_ALONE + ACCOUNTS);
    for (const account of accounts.slice(RUNS_ALONE + ACCOUNTS)) await account.run(SLOT);
    const started = performance.now();
    await Promise.all(fleet.map((account) => account.run(SLOT)));
    const seconds = (performance.now() - started) / 1_000;

    // Afterwards, when the code is as warm as where accounts come all day long. Each has opened its credentials before.
    const own: number[] = [];
    for (const account of accounts.slice(0, RUNS_ALONE)) {
      await account.unlock();
      const before = threadTime() - venue.handingOver();
      await account.run(SLOT);
      own.push(threadTime() - venue.handingOver() - before);
    }

    const failed = accounts.filter((account) => account.outcome(SLOT) !== "completed");
    if (failed.length > 0) {
      throw new Error(`${failed.length} runs were not completed: ${failed[0]?.outcome(SLOT)}`);
    }
    return [
      figure({ name: "rebalance-100-accounts", value: seconds, unit: "s", target: 4 }),
      figure({ name: "own-time-an-account", value: median(own), unit: "ms", target: 20 }),
      figure({
        name: "bytes-loaded-a-run",
        value: alone.bytes / RUNS_ALONE / MEGABYTE,
        unit: "MB",
        target: 4,
      }),
      figure({ name: "requests-a-run", value: alone.requests / RUNS_ALONE, unit: "count", target: 120 }),
    ];
  } finally {
    await venue.close();
  }
}
