import { describe, it } from "vitest";
import { bodyOf } from "../../../sim/conformance/answer.ts";
import type { Answer } from "../../../sim/conformance/answer.ts";
import { mismatchOf } from "../../../sim/conformance/mismatch.ts";
import type { Exchange } from "../../../sim/exchange/exchange.ts";
import { Client, admin, openClient, openExchange } from "../support/client.ts";
import { strike } from "../support/faults.ts";
import { MAIL, TEXT, openMessenger } from "../support/messaging.ts";
import { survivorsOf } from "../support/survivors.ts";

/** Asks for each path with the Tiingo token. */
async function tiingoAnswers(exchange: Exchange, ...paths: readonly string[]): Promise<Answer[]> {
  const headers = { authorization: `Token ${exchange.tiingoToken}` };
  const answers: Answer[] = [];
  for (const path of paths) {
    const response = await exchange.fetch(new Request(`http://exchange.test${path}`, { headers }));
    answers.push({ method: "GET", path, status: response.status, body: await bodyOf(response) });
  }
  return answers;
}

function mismatches(answers: readonly Answer[]): (string | undefined)[] {
  return answers.map(mismatchOf).filter((mismatch) => mismatch !== undefined);
}

describe("Tiingo's answers", () => {
  for (const entitled of [false, true]) {
    it(`are as promised ${entitled ? "with" : "without"} an agreement with IEX, in the session and after it`, async ({
      expect,
    }) => {
      const exchange = openExchange({ entitled });
      const open = await tiingoAnswers(exchange, "/iex/?tickers=calm,brk-b", "/iex/dear");
      await exchange.clock.advanceTo(exchange.clock.now() + 3_600_000);
      const closed = await tiingoAnswers(exchange, "/iex/", "/iex/unheard");
      expect(mismatches([...open, ...closed])).toEqual([]);
      expect(survivorsOf([...open, ...closed])).toEqual([]);
    });
  }

  it("are as promised for a ticker's history and description", async ({ expect }) => {
    const answers = await tiingoAnswers(
      openExchange(),
      "/tiingo/daily/calm",
      "/tiingo/daily/calm/prices",
      "/tiingo/daily/calm/prices?startDate=2026-11-02",
    );
    expect(mismatches(answers)).toEqual([]);
    expect(survivorsOf(answers)).toEqual([]);
  });

  it("are as promised with chosen columns, as text, and when nothing is answered", async ({ expect }) => {
    const exchange = openExchange();
    const answers = await tiingoAnswers(
      exchange,
      "/iex?tickers=calm",
      "/tiingo/daily/calm/prices?columns=close,adjClose",
      "/tiingo/daily/calm/prices?startDate=2026-11-02&format=csv",
      "/tiingo/daily/calm/prices?format=csv&columns=adjClose",
      "/tiingo/daily/unheard/prices",
      "/tiingo/daily/calm/prices?startDate=then",
    );
    expect(answers.map(({ status }) => status)).toEqual([301, 200, 200, 200, 404, 400]);
    expect(mismatches(answers)).toEqual([]);
    const [, columns, csv] = answers;
    const unlike = [
      { ...columns!, body: [{ close: 100 }] },
      { ...csv!, body: "close,date\n" },
      { ...csv!, body: [{ date: "2026-11-20T00:00:00.000Z" }] },
    ];
    expect(mismatches(unlike)).toHaveLength(3);
    const [stranger] = await tiingoAnswers({ ...exchange, tiingoToken: "another" }, "/iex/");
    expect([stranger!.status, mismatchOf(stranger!)]).toEqual([401, undefined]);
  });
});

describe("the answers of SendGrid and Twilio", () => {
  it("are as promised, whatever becomes of a mail", async ({ expect }) => {
    const messenger = await openMessenger();
    const sandbox = { ...MAIL, mail_settings: { sandbox_mode: { enable: true } } };
    const answers = [
      await messenger.mail(MAIL),
      await messenger.mail(sandbox),
      await messenger.mail({ ...MAIL, subject: 7, from: undefined }),
      await messenger.mail(MAIL, { authorization: "Bearer none" }),
      await messenger.mail(MAIL, { "content-type": "text/plain" }),
    ].map(({ status, body }) => ({ method: "POST", path: "/v3/mail/send", status, body }));
    expect(answers.map(({ status }) => status)).toEqual([202, 200, 400, 401, 415]);
    expect(mismatches(answers)).toEqual([]);
    expect(survivorsOf(answers)).toEqual([]);
  });

  it("are as promised, whatever becomes of a text message", async ({ expect }) => {
    const messenger = await openMessenger();
    const path = `${messenger.account}/Messages.json`;
    const answers: Answer[] = [];
    for (const [fields, headers] of [
      [TEXT, messenger.basic()],
      [{ ...TEXT, To: "nobody" }, messenger.basic()],
      [TEXT, messenger.basic("AC", "none")],
    ] as const) {
      answers.push({ method: "POST", path, ...(await messenger.text(fields, headers)) });
    }
    await messenger.exchange.clock.advanceTo(messenger.exchange.clock.now() + 5_000);
    const sent = answers[0]!.body as { uri: string };
    for (const uri of [sent.uri, `${messenger.account}/Messages/SM0.json`]) {
      const answer = await messenger.ask(uri, { headers: messenger.basic() });
      answers.push({ method: "GET", path: uri, ...answer });
    }
    expect(answers.map(({ status }) => status)).toEqual([201, 400, 401, 200, 404]);
    expect(mismatches(answers)).toEqual([]);
    // The words of the body are the sender's, and so is the name that he sends under.
    const own = /body\.(body|from|more_info) is garbled$/;
    expect(survivorsOf(answers).filter((survivor) => !own.test(survivor))).toEqual([]);
  });
});

describe("answers that an ordinary day does not bring", () => {
  it("are as promised where positions and orders cannot be closed", async ({ expect }) => {
    const client = openClient();
    const { body: order } = await client.order({ qty: "3" });
    await client.wait(1_000);
    await client.order({ side: "sell", type: "limit", limit_price: "120", qty: "3" });
    await client.wait(1_000);
    const closed = await client.delete("/v2/positions");
    await client.delete("/v2/orders");
    const canceled = await client.delete("/v2/orders");
    const answers = [
      { method: "DELETE", path: "/v2/positions", ...closed },
      { method: "DELETE", path: "/v2/orders", ...canceled },
    ];
    expect([closed.body[0].status, canceled.body[0].status, order.qty]).toEqual([403, 422, "3"]);
    expect(mismatches(answers)).toEqual([]);
    expect(survivorsOf(answers)).toEqual([]);
  });

  it("are as promised with the fields of the pattern day trader rule", async ({ expect }) => {
    const client = openClient();
    await admin(client.exchange, "PATCH", "/settings", { pdtFields: true });
    const answers = [];
    for (const path of ["/v2/account", "/v2/account/configurations"]) {
      answers.push({ method: "GET", path, ...(await client.get(path)) });
    }
    expect(JSON.stringify(answers)).toContain("daytrade_count");
    expect(mismatches(answers)).toEqual([]);
  });

  it("are as promised beyond the limit of requests", async ({ expect }) => {
    const exchange = openExchange({ requestsPerMinute: 1 });
    const client = new Client(exchange);
    const answers = [];
    for (const path of ["/v2/clock", "/v2/stocks/CALM/snapshot"]) {
      await client.get(path);
      answers.push({ method: "GET", path, ...(await client.get(path)) });
    }
    expect(answers.map(({ status }) => status)).toEqual([429, 429]);
    expect(mismatches(answers)).toEqual([]);
    expect(survivorsOf(answers)).toEqual([]);
  });

  it("are not as promised when nobody has promised them", async ({ expect }) => {
    const client = openClient();
    await strike(client, { action: "status", status: 503, body: "out of order" });
    const answer = { method: "GET", path: "/v2/clock", ...(await client.get("/v2/clock")) };
    expect(mismatchOf(answer)).toBe("GET /v2/clock 503: there is no schema for this answer");
    const admitted = {
      method: "GET",
      path: "/admin/clock",
      ...(await admin(client.exchange, "GET", "/clock")),
    };
    expect(mismatchOf(admitted)).toBe("GET /admin/clock 200: there is no schema for this answer");
  });
});
