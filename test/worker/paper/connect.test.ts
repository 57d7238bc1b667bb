import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { statusOf } from "../support/books.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { signUp, type Visitor } from "../support/visitor.ts";

const CREDENTIALS = "/api/live/credentials";

interface Connected {
  readonly account: { readonly accountEnding: string; readonly cash: string };
}

/** Somebody who has connected nothing yet, on an ordinary day. */
async function newcomer(): Promise<Visitor> {
  await openTradingDay(quietMarket({ SPY: 600 }));
  return signUp("newcomer@example.com");
}

describe("opening a practice account", () => {
  it("takes no keys, and gives $100,000 unless asked for another amount", async ({ expect }) => {
    const user = await newcomer();
    const opened = await user.post<Connected>(CREDENTIALS, { broker: "forge_paper" });
    const { accountEnding } = opened.body.account;
    expect(opened).toMatchObject({ status: 200, body: { account: { cash: "100000", equity: "100000" } } });
    expect((await user.get(`${CREDENTIALS}/status`)).body).toMatchObject({
      hasCredentials: true,
      broker: "forge_paper",
      isPaper: true,
      accountEnding,
    });
    const status = await statusOf(user);
    expect(status.broker).toMatchObject({ connected: true, name: "forge_paper", isPaper: true });
    expect(status.account).toMatchObject({ equity: "100000", cash: "100000", unassigned: [] });

    const asked = await user.post<Connected>(CREDENTIALS, { broker: "forge_paper", cash: 2500 });
    expect(asked.body.account.cash).toBe("2500");
    expect(asked.body.account.accountEnding).not.toBe(accountEnding);
    expect((await statusOf(user)).account).toMatchObject({ cash: "2500" });
  });

  it.for([999, 10_000_001, 5000.5, "5000"])("is refused with %j dollars", async (cash, { expect }) => {
    const user = await newcomer();
    expect(await user.post(CREDENTIALS, { broker: "forge_paper", cash })).toMatchObject({
      status: 400,
      body: { error: { code: "invalid_input" } },
    });
  });

  it("is refused for a broker that there is not", async ({ expect }) => {
    const user = await newcomer();
    expect((await user.post(CREDENTIALS, { broker: "other", cash: 5000 })).status).toBe(400);
  });

  it("is refused while strategies trade another account", async ({ expect }) => {
    const { user } = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(user, "SPY", fixedWeights({ SPY: 100 }));
    expect(await user.post(CREDENTIALS, { broker: "forge_paper" })).toMatchObject({
      status: 409,
      body: { error: { code: "strategies_active" } },
    });
    expect((await statusOf(user)).broker).toMatchObject({ name: "alpaca" });
  });

  it("is told to D1 without any secret, and let go like any other", async ({ expect }) => {
    const user = await newcomer();
    await user.post(CREDENTIALS, { broker: "forge_paper" });
    const inUse = () =>
      env.DB.prepare(
        "SELECT broker, api_key_encrypted AS key, salt FROM broker_credentials WHERE broker = 'forge_paper' AND deleted_at IS NULL",
      ).all();
    expect((await inUse()).results).toEqual([{ broker: "forge_paper", key: "", salt: "" }]);
    expect((await user.send("DELETE", CREDENTIALS)).status).toBe(200);
    expect((await inUse()).results).toEqual([]);
    expect((await statusOf(user)).broker).toMatchObject({ connected: false, name: null });
  });
});
