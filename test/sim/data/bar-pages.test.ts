import fc from "fast-check";
import { describe, it } from "vitest";
import { openClient } from "../support/client.ts";
import type { Client } from "../support/client.ts";
import { movingMarket } from "../support/moving-market.ts";

type Bars = Record<string, { t: string }[]>;

async function allPages(
  client: Client,
  query: string,
  limit: number,
): Promise<{ bars: Bars; pages: number }> {
  const bars: Bars = {};
  let token: string | null = null;
  let pages = 0;
  do {
    const page: string = token === null ? "" : `&page_token=${encodeURIComponent(token)}`;
    const { body } = await client.get(`/v2/stocks/bars?${query}&limit=${limit}${page}`);
    for (const [symbol, found] of Object.entries(body.bars as Bars)) (bars[symbol] ??= []).push(...found);
    token = body.next_page_token;
    pages++;
  } while (token !== null);
  return { bars, pages };
}

const timeframe = fc.constantFrom("1Min", "7Min", "59T", "1Hour", "5H", "23H", "1Day", "1W", "1Month", "4M");
const start = fc.constantFrom("2026-11-17", "2026-11-18T15:31:00Z", "2026-11-19T20:59:30Z", "2026-11-20");

describe("the pages of historical bars", () => {
  it("join to the answer without pages, for any timeframe, order, start and size", async ({ expect }) => {
    const client = openClient({ market: movingMarket, requestsPerMinute: 1e9 });
    await fc.assert(
      fc.asyncProperty(
        timeframe,
        start,
        fc.constantFrom("asc", "desc"),
        fc.integer({ min: 1, max: 700 }),
        async (length, from, sort, size) => {
          const query = `symbols=WAVE,MOVE&feed=iex&timeframe=${length}&start=${from}&sort=${sort}`;
          const whole = await allPages(client, query, 10_000);
          const count = Object.values(whole.bars).flat().length;
          const limit = Math.max(size, Math.ceil(count / 12));
          const joined = await allPages(client, query, limit);
          expect(whole.pages).toBe(1);
          expect(joined.bars).toEqual(whole.bars);
          expect(joined.pages).toBe(Math.max(1, Math.ceil(count / limit)));
        },
      ),
      { numRuns: 25 },
    );
  });

  it("are filled symbol by symbol, so that the first may hold one symbol alone", async ({ expect }) => {
    const client = openClient({ market: movingMarket });
    const query = "symbols=WAVE,MOVE&timeframe=1Day&start=2026-11-16&end=2026-11-18&limit=4";
    const { body } = await client.get(`/v2/stocks/bars?${query}`);
    expect(body.bars.MOVE).toHaveLength(3);
    expect(body.bars.WAVE).toHaveLength(1);
    expect(body.next_page_token).toEqual(expect.any(String));
  });
});
