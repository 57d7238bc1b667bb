import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { brokerWith } from "../../../src/durable/account/outside/broker-link.ts";
import { openSocket } from "../../../src/durable/price-board/open-socket.ts";
import { platformAlpaca } from "../../../src/market/alpaca/platform.ts";
import { fetchTickers } from "../../../src/market/directory/fetch.ts";
import { platformStream } from "../../../src/market/stream/platform.ts";
import { platformTiingo } from "../../../src/market/tiingo/platform.ts";
import { getTiingo } from "../../../src/market/tiingo/request.ts";
import { SELL } from "../support/vendors/market-sell.ts";

const KEYS = { apiKey: "PKCANARY", apiSecret: "canary-secret" };

/** The deployment with every vendor at a host that sends whoever asks on to another one. */
function movedBy(status: number): Env {
  const url = `http://moved.test/${status}`;
  return {
    ...env,
    ALPACA_LIVE_URL: url,
    ALPACA_PAPER_URL: url,
    ALPACA_DATA_URL: url,
    ALPACA_STREAM_URL: url,
    TIINGO_URL: url,
    ALPACA_DATA_KEY_ID: KEYS.apiKey,
    ALPACA_DATA_SECRET: KEYS.apiSecret,
  };
}

const sentOnBy = (status: number) => `HTTP ${status}: sent on to another address, where keys do not go`;

describe.for([301, 302, 303, 307, 308])("a vendor that sends us on to another address by %i", (status) => {
  it.for([true, false])(
    "gets no key of a user's sent there, and the account there is not believed (paper: %s)",
    async (isPaper, { expect }) => {
      const answer = await brokerWith(movedBy(status), KEYS, isPaper).account();
      expect(answer).toEqual({ kind: "unknown", message: sentOnBy(status) });
    },
  );

  it("gets no order sent there, and nobody knows what became of it", async ({ expect }) => {
    const answer = await brokerWith(movedBy(status), KEYS, true).place(SELL);
    expect(answer).toEqual({ kind: "unknown", message: sentOnBy(status) });
  });

  it("gets no key of the platform's sent there", async ({ expect }) => {
    const alpaca = platformAlpaca(movedBy(status));
    expect(alpaca && (await fetchTickers(alpaca))).toEqual({ kind: "unknown", message: sentOnBy(status) });
  });

  it("gets no Tiingo token sent there", async ({ expect }) => {
    const answer = await getTiingo(platformTiingo(movedBy(status)), "/iex/", { tickers: "SPY" });
    expect(answer).toEqual({ ok: false, code: "refused", message: sentOnBy(status) });
  });
});

/** Answers a request for a socket by sending on to another address, and a request that follows with a socket. */
function answerSocket(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const { redirect } = new Request(input, init);
  const elsewhere = { status: 101, webSocket: new WebSocketPair()[0] };
  return Promise.resolve(new Response(null, redirect === "follow" ? elsewhere : { status: 307 }));
}

describe("a stream that is sent on to another address", () => {
  it("is not opened there: the key would be told to whoever answers", async ({ expect }) => {
    vi.spyOn(globalThis, "fetch").mockImplementation(answerSocket);
    const stream = platformStream(movedBy(307));
    const answer = stream && (await openSocket(stream));
    expect(answer).toMatchObject({ ok: false, message: "the stream answered 307" });
  });
});
