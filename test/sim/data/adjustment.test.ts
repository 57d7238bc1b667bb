import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { openClient } from "../support/client.ts";
import { row } from "../support/market.ts";

/**
 * A dividend of 2 on the 18th (2 % of the close before it) and a split of 4 for 1 on the 20th, adjusted to the end of
 * the file as its source would: 100 * 0.98 / 4 = 24.5.
 */
const market = new Map([
  [
    "PAYS",
    {
      name: "Pays Inc.",
      rows: [
        row("2026-11-17", 100, { adjClose: 24.5, volume: 1_000 }),
        row("2026-11-18", 98, { adjClose: 24.5, divCash: 2, volume: 2_000 }),
        row("2026-11-19", 104, { adjClose: 26, volume: 3_000 }),
        row("2026-11-20", 26, { splitFactor: 4, volume: 4_000 }),
        row("2026-11-23", 26, { volume: 4_000 }),
      ],
    },
  ],
]);

async function adjusted(adjustment: string, date: string, time: string, timeframe = "1Day") {
  const client = openClient({ market, now: newYorkInstant(date, time) });
  const query = `timeframe=${timeframe}&start=2026-11-16&end=2026-11-19&limit=10000&adjustment=${adjustment}`;
  return (await client.get(`/v2/stocks/PAYS/bars?${query}`)).body.bars;
}

const closes = (bars: readonly { c: number }[]) => bars.map(({ c }) => c);
const volumes = (bars: readonly { v: number }[]) => bars.map(({ v }) => v);

describe("bars after a dividend and a split", () => {
  it("are as they traded without an adjustment, and for spin-offs, which there are none of", async ({
    expect,
  }) => {
    for (const kind of ["raw", "spin-off"]) {
      const bars = await adjusted(kind, "2026-11-23", "12:00");
      expect(closes(bars)).toEqual([100, 98, 104]);
      expect(volumes(bars)).toEqual([1_000, 2_000, 3_000]);
    }
  });

  it("are divided by the split, their volumes multiplied", async ({ expect }) => {
    const bars = await adjusted("split", "2026-11-23", "12:00");
    expect(closes(bars)).toEqual([25, 24.5, 26]);
    expect(volumes(bars)).toEqual([4_000, 8_000, 12_000]);
  });

  it("shrink by the dividend before its ex-date, their volumes stay", async ({ expect }) => {
    const bars = await adjusted("dividend", "2026-11-23", "12:00");
    expect(closes(bars)).toEqual([98, 98, 104]);
    expect(volumes(bars)).toEqual([1_000, 2_000, 3_000]);
  });

  it("are adjusted for both with all, and with a list of both", async ({ expect }) => {
    for (const kind of ["all", "split,dividend"]) {
      const bars = await adjusted(kind, "2026-11-23", "12:00");
      expect(closes(bars)).toEqual([24.5, 24.5, 26]);
      expect(volumes(bars)).toEqual([4_000, 8_000, 12_000]);
    }
  });

  it("are adjusted for a split from New York's midnight of its day on, and not before", async ({
    expect,
  }) => {
    expect(closes(await adjusted("all", "2026-11-20", "00:15"))).toEqual([24.5, 24.5, 26]);
    const client = openClient({ market, now: newYorkInstant("2026-11-19", "23:59") });
    const { body } = await client.get(
      "/v2/stocks/PAYS/bars?timeframe=1Day&feed=iex&start=2026-11-17&adjustment=all",
    );
    expect(closes(body.bars)).toEqual([98, 98, 104]);
  });

  it("within the day and over weeks are adjusted like their days", async ({ expect }) => {
    const minutes = await adjusted("all", "2026-11-23", "12:00", "1Min");
    expect(new Set(closes(minutes.slice(0, 390)))).toEqual(new Set([24.5]));
    expect(volumes(minutes).reduce((sum, volume) => sum + volume, 0)).toBe(24_000);
    const [week] = await adjusted("all", "2026-11-23", "12:00", "1Week");
    expect(week).toMatchObject({ o: 24.5, h: 26, l: 24.5, c: 26, v: 28_000 });
  });
});
