import { describe, it } from "vitest";
import { fetchQuotes } from "../../../src/market/tiingo/quotes.ts";
import { type ListedAnswer, serverWith, textAnswer } from "../support/vendors/answers.ts";
import { notedPatience } from "../support/patience.ts";

const AT = "2026-11-23T15:49:58.123456789-05:00";

function row(ticker: string, fields: Record<string, number | string | null> = {}): object {
  return {
    ticker,
    timestamp: AT,
    lastSaleTimestamp: null,
    last: 100,
    tngoLast: 101,
    open: 99,
    high: 102,
    low: 98,
    prevClose: 97,
    bidPrice: null,
    ...fields,
  };
}

function quotesFrom(
  answers: readonly ListedAnswer[],
  symbols: readonly string[],
  { patience = notedPatience(), batchSize = 100 } = {},
) {
  const server = serverWith(...answers);
  const connection = { url: "http://tiingo.test", token: "canary-token", fetch: server.fetch };
  return { server, patience, batch: fetchQuotes(connection, symbols, patience, batchSize) };
}

describe("Tiingo's quotes", () => {
  it("are the last trade, with the day so far and the instant of the quote", async ({ expect }) => {
    const { batch } = quotesFrom([[row("SPY")]], ["SPY"]);
    expect(Object.fromEntries((await batch).quotes)).toEqual({
      SPY: {
        last: 100,
        open: 99,
        high: 102,
        low: 98,
        previousClose: 97,
        at: Date.parse("2026-11-23T20:49:58.123Z"),
      },
    });
  });

  it("fall back to Tiingo's own last price without an agreement with IEX", async ({ expect }) => {
    const { batch } = quotesFrom([[row("SPY", { last: null })]], ["SPY"]);
    expect((await batch).quotes.get("SPY")?.last).toBe(101);
  });

  it.for(["lastSaleTimestamp", "lastSaleTimeStamp"])(
    "are as old as the last trade, however new the row's bid and ask are (%s)",
    async (field, { expect }) => {
      const traded = { lastSaleTimestamp: null, [field]: "2026-11-23T08:49:58.5-05:00" };
      const { batch } = quotesFrom([[row("THIN", traded)]], ["THIN"]);
      expect((await batch).quotes.get("THIN")).toMatchObject({
        last: 100,
        at: Date.parse("2026-11-23T13:49:58.5Z"),
      });
    },
  );

  it("are Tiingo's own last price, as old as the row, where the last trade has no time that can be read", async ({
    expect,
  }) => {
    const { batch } = quotesFrom([[row("THIN", { lastSaleTimestamp: "this morning" })]], ["THIN"]);
    expect((await batch).quotes.get("THIN")).toMatchObject({
      last: 101,
      at: Date.parse("2026-11-23T20:49:58.123Z"),
    });
  });

  it("are as old as the row without an agreement with IEX, which tells no trade", async ({ expect }) => {
    const untold = { last: null, lastSaleTimestamp: "2026-11-23T08:49:58-05:00" };
    const { batch } = quotesFrom([[row("THIN", untold)]], ["THIN"]);
    expect((await batch).quotes.get("THIN")?.at).toBe(Date.parse("2026-11-23T20:49:58.123Z"));
  });

  it("say nothing of a ticker that is answered twice with different prices, and all of one that is repeated", async ({
    expect,
  }) => {
    const rows = [row("TWICE"), row("SPY"), row("TWICE", { last: 50 }), row("SPY")];
    const { quotes, missing } = await quotesFrom([rows], ["SPY", "TWICE"]).batch;
    expect([...quotes.keys()]).toEqual(["SPY"]);
    expect(missing).toEqual(["TWICE"]);
  });

  it("know no open, high and low before the first trade of the day", async ({ expect }) => {
    const { batch } = quotesFrom([[row("SPY", { open: null, high: null, low: null })]], ["SPY"]);
    expect((await batch).quotes.get("SPY")).toMatchObject({ last: 100, open: null, high: null, low: null });
  });

  it("name the tickers that Tiingo dropped without a word", async ({ expect }) => {
    const { batch } = quotesFrom([[row("SPY")]], ["SPY", "GONE", "TLT"]);
    expect((await batch).missing).toEqual(["GONE", "TLT"]);
  });

  it("are found by ticker, in whatever order the rows come", async ({ expect }) => {
    const rows = [row("TLT", { last: 80 }), row("GLD", { last: 250 }), row("SPY", { last: 600 })];
    const { quotes, missing } = await quotesFrom([rows], ["SPY", "TLT", "GLD"]).batch;
    expect(Object.fromEntries([...quotes].map(([symbol, { last }]) => [symbol, last]))).toEqual({
      GLD: 250,
      SPY: 600,
      TLT: 80,
    });
    expect(missing).toEqual([]);
  });

  it("leave out what nobody asked for", async ({ expect }) => {
    const { quotes } = await quotesFrom([[row("SPY"), row("TLT")]], ["SPY"]).batch;
    expect([...quotes.keys()]).toEqual(["SPY"]);
  });

  it("spell share classes as each side does", async ({ expect }) => {
    const { server, batch } = quotesFrom([[row("brk-b", { last: 480 })]], ["BRK.B"]);
    expect((await batch).quotes.get("BRK.B")?.last).toBe(480);
    expect(new URL(server.requests.at(0)!.url).searchParams.get("tickers")).toBe("BRK-B");
  });

  it("spell preferred shares as each side does", async ({ expect }) => {
    const rows = [row("SPG-P-J", { last: 58 }), row("PSA-P-H", { last: 21 })];
    const { server, batch } = quotesFrom([rows], ["SPG.PRJ", "PSA.PRH"]);
    const { quotes, missing } = await batch;
    expect([...quotes].map(([symbol, { last }]) => [symbol, last])).toEqual([
      ["SPG.PRJ", 58],
      ["PSA.PRH", 21],
    ]);
    expect(missing).toEqual([]);
    expect(new URL(server.requests.at(0)!.url).searchParams.get("tickers")).toBe("SPG-P-J,PSA-P-H");
  });

  it("never take a price of zero, or below, or no price at all, for a price", async ({ expect }) => {
    const rows = [
      row("A", { last: 0, tngoLast: 0 }),
      row("B", { last: -5 }),
      row("C", { last: null, tngoLast: null }),
    ];
    const { quotes, missing } = await quotesFrom([rows], ["A", "B", "C"]).batch;
    expect(quotes.size).toBe(0);
    expect(missing).toEqual(["A", "B", "C"]);
  });

  it("take Tiingo's own last price where the last trade is zero", async ({ expect }) => {
    const { quotes } = await quotesFrom([[row("A", { last: 0, tngoLast: 12.5 })]], ["A"]).batch;
    expect(quotes.get("A")?.last).toBe(12.5);
  });

  it("survive a row that cannot be read", async ({ expect }) => {
    const rows = [null, { ticker: "TLT" }, { ...row("GLD"), timestamp: "yesterday" }, row("SPY")];
    const { quotes, missing } = await quotesFrom([rows], ["SPY", "TLT", "GLD"]).batch;
    expect([...quotes.keys()]).toEqual(["SPY"]);
    expect(missing).toEqual(["TLT", "GLD"]);
  });

  it("are asked for in batches of a hundred, and a failed batch costs only its own", async ({ expect }) => {
    const symbols = Array.from({ length: 150 }, (_, index) => `T${index}`);
    const rows = symbols.slice(0, 100).map((symbol) => row(symbol));
    const { server, batch } = quotesFrom([rows, textAnswer("busy", 503)], symbols);
    const { quotes, missing, batches } = await batch;
    expect(server.requests).toHaveLength(4);
    expect(quotes.size).toBe(100);
    expect(missing).toEqual(symbols.slice(100));
    expect(batches).toEqual([
      { symbols: 100, tries: 1, milliseconds: expect.any(Number), failure: null },
      { symbols: 50, tries: 3, milliseconds: 600, failure: { code: "unavailable", message: "busy" } },
    ]);
  });

  it("may be asked for in batches of up to five hundred", async ({ expect }) => {
    const symbols = Array.from({ length: 501 }, (_, index) => `T${index}`);
    const { server, batch } = quotesFrom([[]], symbols, { batchSize: 500 });
    await batch;
    const lists = server.requests.map(
      ({ url }) => new URL(url).searchParams.get("tickers")?.split(",").length,
    );
    expect(lists).toEqual([500, 1]);
    await expect(quotesFrom([[]], symbols, { batchSize: 501 }).batch).rejects.toThrow("1 to 500");
  });

  it("are asked for on six connections at a time, and no more", async ({ expect }) => {
    let [open, most] = [0, 0];
    const fetch = async (): Promise<Response> => {
      most = Math.max(most, ++open);
      await scheduler.wait(5);
      open--;
      return Response.json([]);
    };
    const symbols = Array.from({ length: 20 }, (_, index) => `T${index}`);
    const connection = { url: "http://tiingo.test", token: "token", fetch };
    const { batches } = await fetchQuotes(connection, symbols, notedPatience(), 1);
    expect(batches).toHaveLength(20);
    expect(most).toBe(6);
  });
});

describe("a batch that fails", () => {
  const limit = "Error: You have run over your hourly request allocation.";
  it.for([
    { what: "429", answer: textAnswer("{}", 429) },
    { what: "the sentence about the limit with status 200", answer: textAnswer(limit) },
    { what: "a gateway's page", answer: textAnswer("<html>Bad gateway</html>", 502, "text/html") },
    { what: "a page with status 200", answer: textAnswer("<html>Hello</html>", 200, "text/html") },
    { what: "a timeout", answer: new DOMException("too slow", "TimeoutError") },
    { what: "a lost connection", answer: new TypeError("connection lost") },
  ])("with $what is asked for again after a while", async ({ answer }, { expect }) => {
    const { batch, patience } = quotesFrom([answer, answer, [row("SPY")]], ["SPY"]);
    expect((await batch).quotes.get("SPY")?.last).toBe(100);
    expect((await batch).batches).toMatchObject([{ tries: 3, failure: null }]);
    expect(patience.waits).toEqual([200, 400]);
  });

  it.for([401, 403, 404])("with %i is not: the answer would be the same", async (status, { expect }) => {
    const { server, batch } = quotesFrom([textAnswer("no", status), [row("SPY")]], ["SPY"]);
    expect((await batch).missing).toEqual(["SPY"]);
    expect(server.requests).toHaveLength(1);
  });

  it("is given up at the deadline", async ({ expect }) => {
    const patience = notedPatience(0, 500);
    const { server, batch } = quotesFrom([textAnswer("busy", 503)], ["SPY"], { patience });
    expect((await batch).batches).toMatchObject([{ tries: 2, milliseconds: 200 }]);
    expect(server.requests).toHaveLength(2);
  });
});

describe("a request to Tiingo", () => {
  it("carries the token in a header and not in the address", async ({ expect }) => {
    const { server, batch } = quotesFrom([[row("SPY")]], ["SPY"]);
    await batch;
    expect(server.requests.at(0)!.headers.get("Authorization")).toBe("Token canary-token");
    expect(server.requests.at(0)!.url).not.toContain("canary-token");
  });

  it.for([
    { what: "429", answer: textAnswer("{}", 429), code: "rate_limited" },
    {
      what: "a text about the limit with status 200",
      answer: textAnswer("Error: You have run over your 500 symbol look up for this month."),
      code: "rate_limited",
    },
    {
      what: "an HTML page with 502",
      answer: textAnswer("<html>Bad gateway</html>", 502, "text/html"),
      code: "unavailable",
    },
    {
      what: "an HTML page with 200",
      answer: textAnswer("<html>Hello</html>", 200, "text/html"),
      code: "unreadable",
    },
    { what: "401", answer: Response.json({ detail: "Invalid token." }, { status: 401 }), code: "refused" },
    { what: "something else than a list", answer: { detail: "hello" }, code: "unreadable" },
    { what: "a broken connection", answer: new TypeError("connection lost"), code: "unavailable" },
    { what: "a timeout", answer: new DOMException("too slow", "TimeoutError"), code: "unavailable" },
  ])("that is answered with $what has no prices, and says $code", async ({ answer, code }, { expect }) => {
    const { quotes, missing, batches } = await quotesFrom([answer], ["SPY"]).batch;
    expect(quotes.size).toBe(0);
    expect(missing).toEqual(["SPY"]);
    expect(batches.map(({ failure }) => failure?.code)).toEqual([code]);
  });

  it("that is sent on to another address has no prices, and nobody asks there", async ({ expect }) => {
    const elsewhere = new Response(null, {
      status: 301,
      headers: { location: "http://elsewhere.test/iex/" },
    });
    const { server, batch } = quotesFrom([elsewhere, [row("SPY")]], ["SPY"]);
    expect((await batch).batches.map(({ failure }) => failure?.code)).toEqual(["refused"]);
    expect(server.requests).toHaveLength(1);
  });
});
