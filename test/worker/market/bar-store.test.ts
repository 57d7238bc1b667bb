import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { refreshBars } from "../../../src/market/bars/refresh.ts";
import { lastBarDates, readBars, writeBars } from "../../../src/market/bars/store.ts";
import { type ListedAnswer, serverWith } from "../support/answers.ts";
import { flatBars } from "../support/bars.ts";

function row(date: string, price: number): object {
  return { date, volume: 1, adjOpen: price, adjHigh: price, adjLow: price, adjClose: price };
}

function tiingo(...answers: readonly ListedAnswer[]) {
  const server = serverWith(...answers);
  return { server, connection: { url: "http://tiingo.test", token: "token", fetch: server.fetch } };
}

describe("bar history in KV", () => {
  it("is read as it was written, and listed with its newest date", async ({ expect }) => {
    await writeBars(env.MARKET, "BRK.B", flatBars(["2026-11-19", "2026-11-20"], 480));
    expect(await readBars(env.MARKET, "BRK.B")).toEqual(flatBars(["2026-11-19", "2026-11-20"], 480));
    expect(Object.fromEntries(await lastBarDates(env.MARKET))).toEqual({ "BRK.B": "2026-11-20" });
  });

  it("is nothing for a symbol without bars, and for damaged bytes", async ({ expect }) => {
    expect(await readBars(env.MARKET, "SPY")).toBeUndefined();
    await env.MARKET.put("bars/1/SPY", "damaged");
    expect(await readBars(env.MARKET, "SPY")).toBeUndefined();
  });

  it("is downloaded for the symbols that lag behind and for no other", async ({ expect }) => {
    await writeBars(env.MARKET, "SPY", flatBars(["2026-11-20"]));
    await writeBars(env.MARKET, "TLT", flatBars(["2026-11-19"]));
    const { server, connection } = tiingo([row("2026-11-20", 80)]);
    const report = await refreshBars(env.MARKET, connection, ["SPY", "TLT"], "2026-11-20");
    expect(report).toEqual({ refreshed: ["TLT"], failed: [] });
    expect(server.requests.map(({ url }) => new URL(url).pathname)).toEqual(["/tiingo/daily/TLT/prices"]);
    expect(await readBars(env.MARKET, "TLT")).toEqual({
      ...flatBars(["2026-11-20"], 80),
      volume: Float64Array.of(1),
    });
  });

  it("stays as it was when a download fails, and the others go on", async ({ expect }) => {
    await writeBars(env.MARKET, "SPY", flatBars(["2026-11-19"], 600));
    const { connection } = tiingo(new Response("busy", { status: 503 }), [row("2026-11-20", 80)]);
    const report = await refreshBars(env.MARKET, connection, ["SPY", "TLT"], "2026-11-20");
    expect(report).toEqual({ refreshed: ["TLT"], failed: [{ symbol: "SPY", message: "busy" }] });
    expect(await readBars(env.MARKET, "SPY")).toEqual(flatBars(["2026-11-19"], 600));
  });

  it("is not replaced by an empty download", async ({ expect }) => {
    await writeBars(env.MARKET, "SPY", flatBars(["2026-11-19"], 600));
    const report = await refreshBars(env.MARKET, tiingo([]).connection, ["SPY"], "2026-11-20");
    expect(report.failed).toEqual([{ symbol: "SPY", message: "no bars" }]);
    expect(await readBars(env.MARKET, "SPY")).toEqual(flatBars(["2026-11-19"], 600));
  });
});
