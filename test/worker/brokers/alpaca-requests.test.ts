import { describe, it, vi } from "vitest";
import { createAlpacaBroker } from "../../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../../src/brokers/alpaca/connection.ts";
import { type ListedAnswer, serverWith, textAnswer } from "../support/vendors/answers.ts";
import { PATIENT } from "../../support/patient.ts";
import { SELL } from "../support/vendors/market-sell.ts";

const HOSTS = { tradingUrl: "http://trading.test", dataUrl: "http://data.test" };
const ACCOUNT = { id: "account-1", status: "ACTIVE", equity: "1", cash: "1", buying_power: "1" };

function brokerWith(...answers: readonly ListedAnswer[]) {
  const server = serverWith(...answers);
  const connection = openConnection({
    apiKey: "canary-key",
    apiSecret: "canary-secret",
    fetch: server.fetch,
  });
  return { server, broker: createAlpacaBroker(connection, HOSTS) };
}

/** Answers after which nobody knows whether the request had its effect. */
const SILENCES: { what: string; answer: ListedAnswer }[] = [
  { what: "a timeout", answer: new DOMException("The operation timed out", "TimeoutError") },
  { what: "a broken connection", answer: new TypeError("connection lost") },
  { what: "500", answer: textAnswer("oops", 500) },
  { what: "503 with a message", answer: Response.json({ message: "down" }, { status: 503 }) },
  { what: "504 from a gateway", answer: textAnswer("<html>", 504, "text/html") },
  { what: "200 that is no JSON", answer: textAnswer("<html>maintenance</html>", 200, "text/html") },
  { what: "200 that is no order", answer: { hello: "world" } },
  { what: "200 without a body", answer: textAnswer("") },
  { what: "408", answer: Response.json({ code: 40810000, message: "timeout" }, { status: 408 }) },
  { what: "409", answer: Response.json({ message: "conflict" }, { status: 409 }) },
  { what: "425", answer: textAnswer("too early", 425) },
  { what: "499", answer: textAnswer("", 499) },
  { what: "401 from a gateway", answer: textAnswer("<html>", 401, "text/html") },
  { what: "403 from a gateway", answer: textAnswer("Forbidden", 403) },
  { what: "404 from a gateway", answer: textAnswer("404 page not found", 404) },
];

/** The same in JSON without a code of the broker's: it may be the gateway's, or mean that the keys are wrong. */
const CODELESS = [
  { status: 401, message: "unauthorized." },
  { status: 403, message: "forbidden." },
  { status: 404, message: "not found" },
];

describe("what is known after a request to Alpaca", () => {
  it.for(CODELESS)(
    "is nothing after an order's $status without a code",
    async ({ status, message }, { expect }) => {
      const answer = Response.json({ message }, { status });
      expect((await brokerWith(answer).broker.place(SELL)).kind).toBe("unknown");
      expect((await brokerWith(answer).broker.cancel("order-1")).kind).toBe("unknown");
    },
  );

  it.for(SILENCES)("is nothing after $what: an order is not sent twice", async ({ answer }, { expect }) => {
    const { server, broker } = brokerWith(answer);
    expect((await broker.place(SELL)).kind).toBe("unknown");
    expect(server.requests.map(({ method }) => method)).toEqual(["POST"]);
  });

  it.for(SILENCES)("is nothing after $what: a cancel is not sent twice", async ({ answer }, { expect }) => {
    const { server, broker } = brokerWith(answer);
    await broker.cancel("order-1");
    expect(server.requests).toHaveLength(1);
  });

  it.for(SILENCES)(
    "is nothing after $what three times over: then a read gives up",
    async ({ answer }, { expect }) => {
      const { server, broker } = brokerWith(answer);
      expect((await broker.account()).kind).toBe("unknown");
      expect(server.requests).toHaveLength(3);
    },
  );

  it("is what the second or third answer to a read says", async ({ expect }) => {
    const { server, broker } = brokerWith(textAnswer("", 502), new TypeError("lost"), ACCOUNT);
    expect((await broker.account()).kind).toBe("confirmed");
    expect(server.requests).toHaveLength(3);
  });

  it("is a refusal with code and message after 4xx, and nobody asks again", async ({ expect }) => {
    const refusal = Response.json({ code: 40310000, message: "insufficient buying power" }, { status: 403 });
    const { server, broker } = brokerWith(refusal);
    expect(await broker.place(SELL)).toEqual({
      kind: "rejected",
      code: "insufficient_buying_power",
      message: "insufficient buying power",
      status: 403,
      body: '{"code":40310000,"message":"insufficient buying power"}',
    });
    expect(await broker.account()).toMatchObject({ kind: "rejected" });
    expect(server.requests).toHaveLength(2);
  });

  it("is that the keys are wrong when a read is told so, although no code says it", async ({ expect }) => {
    for (const [status, message] of [
      [401, "unauthorized."],
      [403, "forbidden."],
    ] as const) {
      const { server, broker } = brokerWith(Response.json({ message }, { status }));
      const body = JSON.stringify({ message });
      expect(await broker.account()).toEqual({
        kind: "rejected",
        code: "unauthorized",
        message,
        status,
        body,
      });
      expect(server.requests).toHaveLength(1);
    }
  });

  it("is that there is no such order only when the broker says so itself", async ({ expect }) => {
    const own = Response.json({ code: 40410000, message: "order not found for af-1" }, { status: 404 });
    expect(await brokerWith(own).broker.orderByClientId("af-1")).toEqual({ kind: "confirmed", value: null });
    for (const gateway of [
      textAnswer("<html>not found</html>", 404, "text/html"),
      textAnswer("404 page not found", 404),
      Response.json({ message: "no route matched" }, { status: 404 }),
    ]) {
      expect((await brokerWith(gateway).broker.orderByClientId("af-1")).kind).toBe("unknown");
    }
  });

  it("never holds the keys", async ({ expect }) => {
    for (const { answer } of SILENCES) {
      expect(JSON.stringify(await brokerWith(answer).broker.place(SELL))).not.toContain("canary");
    }
  });

  it("keeps no more of a refusal's body than a page", async ({ expect }) => {
    const answer = { code: 41810000, message: "no", detail: "x".repeat(5000) };
    const outcome = await brokerWith(Response.json(answer, { status: 418 })).broker.account();
    expect(outcome).toMatchObject({ kind: "rejected", code: "other", message: "no" });
    expect(outcome.kind === "rejected" && outcome.body).toHaveLength(2000);
  });

  it("waits for an answer with a time limit, which runs from when the request is sent", async ({
    expect,
  }) => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const answers: (() => void)[] = [];
    const fetchWhenTold: typeof fetch = async (_input, init) => {
      signals.push(init?.signal);
      await new Promise<void>((resolve) => answers.push(resolve));
      return Response.json(ACCOUNT);
    };
    const connection = openConnection({ apiKey: "k", apiSecret: "s", fetch: fetchWhenTold });
    const broker = createAlpacaBroker(connection, HOSTS);
    const reads = Array.from({ length: 7 }, () => broker.account());
    await vi.waitFor(() => expect(signals).toHaveLength(5), PATIENT);
    // What waits for its turn has no time limit yet: the platform would keep it waiting.
    expect(signals.map((signal) => signal?.aborted)).toEqual([false, false, false, false, false]);
    while (signals.length < reads.length) {
      answers.shift()?.();
      const before = signals.length;
      await vi.waitFor(() => expect(signals.length).toBeGreaterThan(before), PATIENT);
    }
    for (const answer of answers) answer();
    expect((await Promise.all(reads)).map(({ kind }) => kind)).toEqual(reads.map(() => "confirmed"));
  });
});
