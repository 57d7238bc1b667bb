import { describe, it, vi } from "vitest";
import { orderFault } from "../support/exchange-admin.ts";
import { blockTrading } from "../support/troubles/broker-troubles.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { breakDelivery } from "../support/troubles/broken-d1.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp } from "../support/visitor.ts";

const CREDENTIALS = "/api/live/credentials";

function openDay(): Promise<TradingDay> {
  return openTradingDay(quietMarket({ SPY: 600 }));
}

function refused(status: number, code: string): object {
  return { status, body: { error: { code } } };
}

describe("connecting an account", () => {
  it("tells what the account has, and afterwards only how its id ends", async ({ expect }) => {
    const { exchange } = await openDay();
    const keys = exchange.addAccount({ cash: "100000" });
    const user = await signUp("second@example.com");
    const answer = await user.post(CREDENTIALS, { apiKey: keys.keyId, apiSecret: keys.secretKey });
    const accountEnding = keys.accountId.slice(-4);
    expect(answer).toEqual({
      status: 200,
      body: {
        success: true,
        account: { accountEnding, equity: "100000", cash: "100000", status: "ACTIVE", blocked: null },
      },
    });
    expect((await user.get(`${CREDENTIALS}/status`)).body).toEqual({
      hasCredentials: true,
      broker: "alpaca",
      isPaper: true,
      accountEnding,
      createdAt: new Date(exchange.clock.now()).toISOString(),
    });
  });

  it("says when the account cannot trade, and connects it all the same", async ({ expect }) => {
    const { exchange } = await openDay();
    const keys = exchange.addAccount({ cash: "100000" });
    await blockTrading(exchange, keys.accountId);
    const user = await signUp("second@example.com");
    const answer = await user.post(CREDENTIALS, { apiKey: keys.keyId, apiSecret: keys.secretKey });
    expect(answer).toMatchObject({
      status: 200,
      body: { account: { blocked: "the broker has blocked trading" } },
    });
  });

  it("is refused while another user trades it, and possible once they have let it go", async ({ expect }) => {
    const { user, keys } = await openDay();
    const body = { apiKey: keys.keyId, apiSecret: keys.secretKey };
    const second = await signUp("second@example.com");
    expect(await second.post(CREDENTIALS, body)).toMatchObject(refused(409, "account_in_use"));
    expect((await user.send("DELETE", CREDENTIALS)).status).toBe(200);
    expect((await second.post(CREDENTIALS, body)).status).toBe(200);
  });

  it("in the same moment as another user connects the same one is for one of the two alone", async ({
    expect,
  }) => {
    const { exchange } = await openDay();
    const keys = exchange.addAccount({ cash: "100000" });
    const body = { apiKey: keys.keyId, apiSecret: keys.secretKey };
    const first = await signUp("first@example.com");
    const second = await signUp("second@example.com");
    const answers = await Promise.all([first.post(CREDENTIALS, body), second.post(CREDENTIALS, body)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const [winner, loser] = answers[0].status === 200 ? [first, second] : [second, first];
    await activate(winner, "all in", fixedWeights({ SPY: 100 }));
    expect(await loser.get(`${CREDENTIALS}/status`)).toMatchObject({ body: { hasCredentials: false } });
  });

  it("is refused while another user trades it also when nothing that accounts write reaches D1", async ({
    expect,
  }) => {
    const { exchange } = await openDay();
    const keys = exchange.addAccount({ cash: "100000" });
    const body = { apiKey: keys.keyId, apiSecret: keys.secretKey };
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    breakDelivery();
    expect((await (await signUp("first@example.com")).post(CREDENTIALS, body)).status).toBe(200);
    const second = await signUp("second@example.com");
    expect(await second.post(CREDENTIALS, body)).toMatchObject(refused(409, "account_in_use"));
  });

  it("is refused when the broker refuses the keys, and what was connected stays", async ({ expect }) => {
    const { user, keys } = await openDay();
    const wrong = { apiKey: keys.keyId, apiSecret: "wrong" };
    expect(await user.post(CREDENTIALS, wrong)).toMatchObject(refused(400, "credentials_refused"));
    expect((await user.get(`${CREDENTIALS}/status`)).body).toMatchObject({ hasCredentials: true });
  });

  it("is refused when the broker does not answer", async ({ expect }) => {
    const { user, keys, exchange } = await openDay();
    await orderFault(exchange, {
      match: { pathPrefix: "/v2/account" },
      action: "status",
      status: 500,
      times: 3,
    });
    const answer = await user.post(CREDENTIALS, { apiKey: keys.keyId, apiSecret: keys.secretKey });
    expect(answer).toMatchObject(refused(502, "broker_unreachable"));
  });

  it.for([
    { apiKey: "", apiSecret: "s" },
    { apiKey: "k", apiSecret: "  " },
    { apiKey: "k" },
    { apiKey: "k".repeat(201), apiSecret: "s" },
    { apiKey: "k", apiSecret: "s", isPaper: "yes" },
    { apiKey: "k\r\nX-Other: 1", apiSecret: "s" },
    { apiKey: "k", apiSecret: "s\ns" },
    { apiKey: "k\0k", apiSecret: "s" },
    { apiKey: "k\u202ek", apiSecret: "s" },
  ])("is refused for %j", async (body, { expect }) => {
    const { user } = await openDay();
    expect(await user.post(CREDENTIALS, body)).toMatchObject(refused(400, "invalid_input"));
  });

  it("may take new keys of the same account, but not of another while strategies are active", async ({
    expect,
  }) => {
    const { user, keys, exchange } = await openDay();
    await activate(user, "SPY", fixedWeights({ SPY: 100 }));
    const other = exchange.addAccount({ cash: "5000" });
    const connect = (pair: typeof keys) =>
      user.post(CREDENTIALS, { apiKey: pair.keyId, apiSecret: pair.secretKey });
    expect((await connect(keys)).status).toBe(200);
    expect(await connect(other)).toMatchObject(refused(409, "strategies_active"));
    expect((await user.get(`${CREDENTIALS}/status`)).body).toMatchObject({
      accountEnding: keys.accountId.slice(-4),
    });
  });
});

describe("disconnecting the account", () => {
  it("is refused while a run is under way", async ({ expect }) => {
    const day = await openDay();
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("15:55");
    expect(await day.user.send("DELETE", CREDENTIALS)).toMatchObject(refused(409, "run_in_progress"));
    expect((await day.user.get(`${CREDENTIALS}/status`)).body).toMatchObject({ hasCredentials: true });
  });

  it("is refused when there is none", async ({ expect }) => {
    const { user } = await openDay();
    await user.send("DELETE", CREDENTIALS);
    expect(await user.send("DELETE", CREDENTIALS)).toMatchObject(refused(404, "not_connected"));
  });
});
