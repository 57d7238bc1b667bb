import { describe, it } from "vitest";
import { sessionsBetween } from "../../../src/engine/calendar/sessions.ts";
import { fetchDailyHistory } from "../../../src/market/tiingo/daily.ts";
import { type ListedAnswer, serverWith, textAnswer } from "../support/vendors/answers.ts";

function row(date: string, close: number): object {
  return {
    date: `${date}T00:00:00.000Z`,
    close: close * 2,
    open: close * 2,
    high: close * 2,
    low: close * 2,
    volume: 1000,
    adjOpen: close - 1,
    adjHigh: close + 2,
    adjLow: close - 2,
    adjClose: close,
    adjVolume: 500,
    divCash: 0,
    splitFactor: 1,
  };
}

function historyFrom(answer: ListedAnswer, symbol = "SPY") {
  const server = serverWith(answer);
  const connection = { url: "http://tiingo.test", token: "token", fetch: server.fetch };
  return { server, history: fetchDailyHistory(connection, symbol, "2026-01-01") };
}

describe("Tiingo's daily history", () => {
  it("is adjusted prices with raw volume, oldest first", async ({ expect }) => {
    const { history } = historyFrom([row("2026-11-20", 100), row("2026-11-18", 90), row("2026-11-19", 95)]);
    expect(await history).toEqual({
      ok: true,
      bars: {
        dates: ["2026-11-18", "2026-11-19", "2026-11-20"],
        open: Float64Array.of(89, 94, 99),
        high: Float64Array.of(92, 97, 102),
        low: Float64Array.of(88, 93, 98),
        close: Float64Array.of(90, 95, 100),
        volume: Float64Array.of(1000, 1000, 1000),
      },
      adjustedOn: [],
    });
  });

  it("names the days of splits and dividends, and those of which Tiingo does not say", async ({ expect }) => {
    const { history } = historyFrom([
      { ...row("2026-11-20", 100), splitFactor: 2 },
      { ...row("2026-11-19", 100), divCash: 0.5 },
      row("2026-11-18", 100),
      { ...row("2026-11-17", 100), divCash: null },
    ]);
    expect(await history).toMatchObject({ adjustedOn: ["2026-11-17", "2026-11-19", "2026-11-20"] });
  });

  it("is unreadable when a day comes twice", async ({ expect }) => {
    const { history } = historyFrom([row("2026-11-20", 100), row("2026-11-20", 101)]);
    expect(await history).toMatchObject({ ok: false, code: "unreadable" });
  });

  it("is asked for by Tiingo's spelling, from the date on", async ({ expect }) => {
    const { server, history } = historyFrom([], "BRK.B");
    await history;
    const url = new URL(server.requests.at(0)!.url);
    expect(url.pathname).toBe("/tiingo/daily/BRK-B/prices");
    expect(url.searchParams.get("startDate")).toBe("2026-01-01");
  });

  it("is unreadable as a whole when many of its rows are: so many holes would change what strategies see", async ({
    expect,
  }) => {
    const damaged = { ...row("2026-11-19", 95), adjClose: null };
    const { history } = historyFrom([row("2026-11-18", 90), damaged]);
    expect(await history).toMatchObject({ ok: false, code: "unreadable" });
    expect(await historyFrom({ detail: "soon" }).history).toMatchObject({ ok: false, code: "unreadable" });
  });

  it.for([
    ["volume", "volume"],
    ["adjOpen", "open"],
    ["adjHigh", "high"],
    ["adjLow", "low"],
  ] as const)(
    "keeps a day whose %s is null or none, and does not know that one number",
    async ([cell, column], { expect }) => {
      const before = await historyFrom([row("2026-11-18", 90), row("2026-11-19", 95)]).history;
      const bars = before.ok ? before.bars : undefined;
      for (const bad of cell === "volume" ? [null, -1] : [null, 0]) {
        const rows = [row("2026-11-18", 90), { ...row("2026-11-19", 95), [cell]: bad }];
        expect(await historyFrom(rows).history).toMatchObject({
          ok: true,
          bars: { ...bars, [column]: Float64Array.of(bars?.[column][0] ?? 0, NaN) },
        });
      }
    },
  );

  it.for([
    ["without a close", { adjClose: null }],
    ["with a close of zero", { adjClose: 0 }],
    ["that comes twice, and not alike", { date: "2000-03-02T00:00:00.000Z" }],
  ] as const)("lacks only the day %s, and says so", async ([, change], { expect }) => {
    const dates = sessionsBetween("2000-01-03", "2001-12-31").map(({ date }) => date);
    const rows = dates.map((date) =>
      date === "2000-03-01" ? { ...row(date, 95), ...change } : row(date, 90),
    );
    const lost = "date" in change ? "2000-03-02" : "2000-03-01";
    expect(await historyFrom(rows).history).toMatchObject({
      ok: true,
      bars: { dates: dates.filter((date) => date !== lost && date !== "2000-03-01") },
      leftOut: [`${lost}: has no close, or two`],
    });
  });

  it("leaves out rows of days on which the exchange was shut, and says so", async ({ expect }) => {
    const { history } = historyFrom([
      row("2026-11-25", 90),
      row("2026-11-26", 91), // Thanksgiving
      row("2026-11-27", 92),
      row("2026-11-28", 93), // a Saturday
    ]);
    expect(await history).toMatchObject({
      ok: true,
      bars: { dates: ["2026-11-25", "2026-11-27"] },
      leftOut: ["2026-11-26: the exchange was shut", "2026-11-28: the exchange was shut"],
    });
  });

  it("takes a row that comes twice alike for one", async ({ expect }) => {
    const { history } = historyFrom([row("2026-11-19", 95), row("2026-11-20", 96), row("2026-11-19", 95)]);
    expect(await history).toMatchObject({ ok: true, bars: { dates: ["2026-11-19", "2026-11-20"] } });
  });

  it("says that a ticker is unknown", async ({ expect }) => {
    const unknown = Response.json({ detail: "Error: Ticker 'NOPE' not found" }, { status: 404 });
    expect(await historyFrom(unknown, "NOPE").history).toMatchObject({ ok: false, code: "not_found" });
  });

  it("says that the limit is reached", async ({ expect }) => {
    const limited = textAnswer("You have run over your hourly request allocation.");
    expect(await historyFrom(limited).history).toMatchObject({ ok: false, code: "rate_limited" });
  });
});
