import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import { ASK_AGAIN_AFTER } from "../../../src/market/bars/need.ts";
import { refreshHistories } from "../../../src/market/bars/refresh.ts";
import { readBars, writeBars } from "../../../src/market/bars/store.ts";
import { flatBars } from "../support/vendors/bars.ts";
import { daysAt, type HistoryVendor, historyVendor } from "../support/vendors/tiingo-histories.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = 1_795_467_000_000;
const LAST = "2026-11-20";
/** More than a year of sessions up to the last one. */
const DATES = sessionsBetween("2025-09-02", LAST).map(({ date }) => date);
const EARLIER = DATES.slice(0, -1);

async function refresh(vendor: HistoryVendor, symbols: readonly string[], now = NOW) {
  const ports = { store: env.MARKET, tiingo: vendor.connection, now: () => now };
  return refreshHistories(ports, symbols, LAST, now + 1);
}

async function store(symbol: string, dates: readonly string[]): Promise<void> {
  await writeBars(env.MARKET, symbol, flatBars(dates), NOW - ASK_AGAIN_AFTER);
}

function quietLog() {
  return vi.spyOn(console, "error").mockImplementation(() => undefined);
}

const datesOf = async (symbol: string) => (await readBars(env.MARKET, symbol))?.dates;

/** The vendor answers the last day with a dividend, so that the whole history is asked for. */
const withDividend = (dates: readonly string[]) =>
  daysAt(dates).map((day) => (day.date === LAST ? { ...day, divCash: 0.5 } : day));

describe("a shorter answer about a longer history", () => {
  it.for([
    ["that begins later", DATES.slice(-30)],
    ["with a hole of months in the middle", [...DATES.slice(0, 60), ...DATES.slice(200)]],
  ] as const)("%s does not take its place, and an operator is told", async ([, dates], { expect }) => {
    const log = quietLog();
    await store("SPY", EARLIER);
    const vendor = historyVendor({ SPY: withDividend(dates) });
    expect(await refresh(vendor, ["SPY"])).toMatchObject({
      refreshed: [],
      failed: [{ symbol: "SPY", code: "shorter" }],
    });
    expect(await datesOf("SPY")).toEqual(EARLIER);
    expect(log).toHaveBeenCalledWith(
      expect.objectContaining({ level: "alert", event: "history_shorter", symbol: "SPY" }),
    );
  });

  it("does not cost the day on which the vendor has recovered", async ({ expect }) => {
    quietLog();
    await store("SPY", EARLIER);
    const vendor = historyVendor({ SPY: withDividend(DATES.slice(-30)) });
    await refresh(vendor, ["SPY"]);
    vendor.rows.set("SPY", withDividend(DATES));
    expect(await refresh(vendor, ["SPY"], NOW + HOUR)).toMatchObject({ refreshed: ["SPY"] });
    expect(await datesOf("SPY")).toEqual(DATES);
  });

  it("takes its place where the vendor has only taken a few wrong days out", async ({ expect }) => {
    await store("SPY", EARLIER);
    const fewer = DATES.filter((_, row) => row !== 3 && row !== 90);
    await refresh(historyVendor({ SPY: withDividend(fewer) }), ["SPY"]);
    expect(await datesOf("SPY")).toEqual(fewer);
  });
});

describe("a day that the vendor forgot", () => {
  it("is filled in once the vendor has it, without a download of everything", async ({ expect }) => {
    const missing = DATES.at(-4)!;
    await store(
      "SPY",
      EARLIER.filter((date) => date !== missing),
    );
    const vendor = historyVendor({ SPY: daysAt(DATES) });
    await refresh(vendor, ["SPY"]);
    expect(vendor.asked).toEqual([`SPY from ${DATES.at(-5)}`]);
    expect(await datesOf("SPY")).toEqual(DATES);
  });

  it("stays a hole as long as the vendor has not found it", async ({ expect }) => {
    const holed = DATES.filter((date) => date !== DATES.at(-4));
    await store("SPY", holed.slice(0, -1));
    await refresh(historyVendor({ SPY: daysAt(holed) }), ["SPY"]);
    expect(await datesOf("SPY")).toEqual(holed);
  });

  it("brings everything anew when it was the day of a dividend", async ({ expect }) => {
    const missing = DATES.at(-4)!;
    await store(
      "SPY",
      EARLIER.filter((date) => date !== missing),
    );
    const paid = daysAt(DATES).map((day) => (day.date === missing ? { ...day, divCash: 1 } : day));
    const vendor = historyVendor({ SPY: paid });
    await refresh(vendor, ["SPY"]);
    expect(vendor.asked).toEqual([`SPY from ${DATES.at(-5)}`, "SPY from 1990-01-01"]);
  });
});

/** How often the vendor is asked about a symbol that it fails at, when everybody asks every minute for some time. */
async function requestsWithin(duration: number, answer: Response): Promise<number> {
  const vendor = historyVendor({}, () => answer.clone());
  for (let now = NOW; now < NOW + duration; now += MINUTE) await refresh(vendor, ["BAD"], now);
  return vendor.asked.length;
}

describe("a history that cannot be had", () => {
  it.for([
    { what: "an answer that cannot be read", answer: new Response("[{") },
    { what: "a ticker that the vendor does not know", answer: new Response("no", { status: 404 }) },
    { what: "a vendor that is down", answer: new Response("busy", { status: 503 }) },
  ])("is asked for again after growing pauses: $what", async ({ answer }, { expect }) => {
    expect(await requestsWithin(15 * MINUTE, answer)).toBe(3);
  });

  it("does not use up an hour's requests, nor a day's", async ({ expect }) => {
    expect(await requestsWithin(3 * HOUR, new Response("[{"))).toBe(5);
  });

  it("is still failed while nobody asks, with the reason of the last time", async ({ expect }) => {
    const vendor = historyVendor({}, () => new Response("[{"));
    await refresh(vendor, ["BAD"]);
    expect(await refresh(vendor, ["BAD"], NOW + MINUTE / 2)).toMatchObject({
      failed: [{ symbol: "BAD", code: "unreadable", remembered: true }],
      left: [],
    });
    expect(vendor.asked).toHaveLength(1);
  });

  it("leaves the requests that there are to the others", async ({ expect }) => {
    const bad = Array.from({ length: 12 }, (_, index) => `BAD${index}`);
    const vendor = historyVendor({ SPY: daysAt(DATES) }, (ticker) =>
      ticker.startsWith("BAD") ? new Response("[{") : undefined,
    );
    await refresh(vendor, bad);
    await refresh(vendor, [...bad, "SPY"], NOW + 2 * MINUTE);
    expect(vendor.asked.slice(bad.length)[0]).toBe("SPY from 1990-01-01");
  });

  it("is forgotten to have failed once it is there", async ({ expect }) => {
    let isDown = true;
    const vendor = historyVendor({ SPY: daysAt(EARLIER) }, () =>
      isDown ? new Response("busy", { status: 503 }) : undefined,
    );
    await refresh(vendor, ["SPY"]);
    isDown = false;
    await refresh(vendor, ["SPY"], NOW + 2 * MINUTE);
    isDown = true;
    await refresh(vendor, ["SPY"], NOW + HOUR);
    // The pause is that after a first failure again.
    await refresh(vendor, ["SPY"], NOW + HOUR + 2 * MINUTE);
    expect(vendor.asked).toHaveLength(4);
  });
});
