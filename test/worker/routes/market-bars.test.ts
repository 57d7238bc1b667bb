import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { unpackBars } from "../../../src/engine/bars/packed.ts";
import { refreshDirectory } from "../../../src/market/directory/directory.ts";
import { MOST_FILLS } from "../../../src/market/bars/fill.ts";
import { readBars, writeBars } from "../../../src/market/bars/store.ts";
import { flatBars } from "../support/vendors/bars.ts";
import { orderFault, requestsSoFar } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { alpacaKeyAt } from "../support/vendors/platform-alpaca.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const BARS = flatBars(["2026-08-18", "2026-08-19"], 600);
const openDay = () => openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));

/** Asks for a ticker's history until it is there; how it is stored then. */
async function untilFilled({ user }: TradingDay, ticker: string) {
  return vi.waitFor(
    async () => {
      const response = await user.fetch(`/api/market/bars?ticker=${ticker}`);
      if (response.status !== 200) throw new Error(await response.text());
      return unpackBars(await response.arrayBuffer());
    },
    { timeout: 5000 },
  );
}

/** How often the vendor was asked for histories. */
async function downloads({ exchange }: TradingDay): Promise<number> {
  return (await requestsSoFar(exchange)).filter((line) => line.startsWith("GET /tiingo/daily/")).length;
}

describe("a ticker's history", () => {
  it("is served as it is stored, for the browser to unpack and to keep", async ({ expect }) => {
    const { user } = await openDay();
    await writeBars(env.MARKET, "BRK.B", BARS, 0);
    const response = await user.fetch("/api/market/bars?ticker=brk.b");
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("application/octet-stream");
    expect(response.headers.get("Cache-Control")).toBe("private, max-age=3600");
    expect(response.headers.get("ETag")).toMatch(/^"[0-9a-f]{64}"$/);
    expect(unpackBars(await response.arrayBuffer())).toEqual(BARS);
  });

  it("is not sent again to a browser that has it", async ({ expect }) => {
    const { user } = await openDay();
    await writeBars(env.MARKET, "SPY", BARS, 0);
    const first = await user.fetch("/api/market/bars?ticker=SPY");
    const tag = first.headers.get("ETag")!;
    await first.arrayBuffer();
    for (const known of [tag, `"other", W/${tag}`, "*"]) {
      const again = await user.fetch("/api/market/bars?ticker=SPY", { "If-None-Match": known });
      expect([again.status, await again.text()]).toEqual([304, ""]);
      expect(again.headers.get("Cache-Control")).toBe("private, max-age=3600");
    }
    await writeBars(env.MARKET, "SPY", flatBars(["2026-08-18", "2026-08-19"], 601), 0);
    const changed = await user.fetch("/api/market/bars?ticker=SPY", { "If-None-Match": tag });
    expect(changed.status).toBe(200);
    await changed.arrayBuffer();
  });

  it("is fetched in the background when it is missing, once for all who look", async ({ expect }) => {
    const day = await openDay();
    expect(await day.user.get("/api/market/bars?ticker=SPY")).toMatchObject({
      status: 404,
      body: { error: { code: "history_missing" } },
    });
    expect((await untilFilled(day, "SPY"))?.dates.at(-1)).toBe("2026-08-19");
    await untilFilled(day, "SPY");
    expect(await downloads(day)).toBe(1);
  });

  it("that has become old is served as it is, and brought up to date in the background", async ({
    expect,
  }) => {
    const day = await openDay();
    await writeBars(env.MARKET, "SPY", flatBars(["2026-08-17", "2026-08-18"], 600), 0);
    const old = await day.user.fetch("/api/market/bars?ticker=SPY");
    expect([old.status, old.headers.get("Cache-Control")]).toEqual([200, "private, no-cache"]);
    await old.arrayBuffer();
    await vi.waitFor(async () =>
      expect((await untilFilled(day, "SPY"))?.dates).toEqual(["2026-08-17", "2026-08-18", "2026-08-19"]),
    );
    expect(await downloads(day)).toBe(1);
  });

  it("is fetched anew when it is damaged", async ({ expect }) => {
    const day = await openDay();
    const metadata = { lastDate: "2026-08-19", checkedAt: 0 };
    await env.MARKET.put("bars/2/SPY", "damaged", { metadata });
    expect((await day.user.get("/api/market/bars?ticker=SPY")).status).toBe(404);
    expect((await untilFilled(day, "SPY"))?.dates.at(-1)).toBe("2026-08-19");
  });

  it("is not asked for again at once when the vendor did not give it", async ({ expect }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openDay();
    const fault = { match: { pathPrefix: "/tiingo/daily" }, action: "status", status: 503 } as const;
    await orderFault(day.exchange, fault);
    await day.user.get("/api/market/bars?ticker=SPY");
    await vi.waitFor(() =>
      expect(log).toHaveBeenCalledWith(expect.objectContaining({ event: "history_fill_failed" })),
    );
    for (let look = 0; look < 3; look++) {
      expect((await day.user.get("/api/market/bars?ticker=SPY")).status).toBe(404);
    }
    expect(await downloads(day)).toBe(1);
    expect(await readBars(env.MARKET, "SPY")).toBeUndefined();
  });

  it("of what nobody trades is not asked for, once the directory is there", async ({ expect }) => {
    const day = await openDay();
    await refreshDirectory(env.MARKET, alpacaKeyAt(day.exchange), "2026-08-20");
    const answer = await day.user.get("/api/market/bars?ticker=NOPE");
    expect(answer).toMatchObject({ status: 404, body: { error: { code: "unknown_ticker" } } });
    expect(await downloads(day)).toBe(0);
  });

  it("is not fetched for a user who has had too many that day", async ({ expect }) => {
    const day = await openDay();
    const { body } = await day.user.get<{ user: { id: string } }>("/api/auth/get-session");
    await env.MARKET.put(`fills/1/user/${body.user.id}/2026-08-20`, String(MOST_FILLS));
    await day.user.get("/api/market/bars?ticker=SPY");
    await env.MARKET.put(`fills/1/user/${body.user.id}/2026-08-20`, String(MOST_FILLS - 1));
    await day.user.get("/api/market/bars?ticker=TLT");
    await untilFilled(day, "TLT");
    expect(await readBars(env.MARKET, "SPY")).toBeUndefined();
    expect(await env.MARKET.get(`fills/1/user/${body.user.id}/2026-08-20`)).toBe(String(MOST_FILLS));
  });

  it.for(["", "?ticker=", "?ticker=../1", "?ticker=TOO_LONG_A_NAME", "?ticker=A%2FB"])(
    "is refused for what is no ticker: %s",
    async (query, { expect }) => {
      const { user } = await openDay();
      expect(await user.get(`/api/market/bars${query}`)).toMatchObject({
        status: 400,
        body: { error: { code: "invalid_input" } },
      });
    },
  );
});
