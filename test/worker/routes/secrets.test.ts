import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import type { HistoryRow } from "../../../src/contract/history.ts";
import { orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { listenToConsole } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const PASSWORD = "correct horse battery staple";
const WRONG_SECRET = "canary-of-a-mistyped-secret";

function secretsOf({ keys }: TradingDay): string[] {
  const [, masterKey = ""] = env.MASTER_KEYS.split(":");
  return [keys.keyId, keys.secretKey, WRONG_SECRET, PASSWORD, masterKey, env.AUTH_SECRET, env.TIINGO_TOKEN];
}

describe("secrets", () => {
  it("appear in no answer and in no line of the log, on good days and on bad ones", async ({ expect }) => {
    const logged = listenToConsole();
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    const { user, exchange, keys } = day;
    const answers: unknown[] = [];
    const note = async (answer: Promise<unknown>) => answers.push(await answer);

    const pair = { apiKey: keys.keyId, apiSecret: keys.secretKey };
    await note(user.post("/api/live/credentials", { ...pair, apiSecret: WRONG_SECRET }));
    await note(user.post("/api/live/credentials", { ...pair, isPaper: "perhaps" }));
    await orderFault(exchange, {
      match: { pathPrefix: "/v2/account" },
      action: "drop-before-effect",
      times: 3,
    });
    await note(user.post("/api/live/credentials", pair));
    await note(user.post("/api/live/credentials", pair));
    await note(activate(user, "SPY", fixedWeights({ SPY: 100 })));
    await orderFault(exchange, {
      match: { pathPrefix: "/iex" },
      action: "drop-before-effect",
      times: "always",
    });
    await orderFault(exchange, {
      match: { method: "POST", pathPrefix: "/v2/orders" },
      action: "status",
      status: 403,
    });
    await day.advanceTo("16:06");
    await orderFault(exchange, { match: { pathPrefix: "/v2/account" }, action: "status", status: 401 });
    for (const path of ["live/status", "live/active", "live/credentials/status", "live/history", "bots"]) {
      await note(user.get(`/api/${path}`));
    }
    const { body } = await user.get<{ history: HistoryRow[] }>("/api/live/history");
    expect(body.history).toHaveLength(1);
    await note(user.get(`/api/live/history/${body.history.at(0)!.id}`));

    const everything = JSON.stringify(answers) + logged();
    expect(logged()).toContain("prices_doubtful");
    for (const secret of secretsOf(day)) {
      expect(secret.length).toBeGreaterThan(10);
      expect(everything).not.toContain(secret);
    }
  });

  it("stand nowhere in D1 in the clear", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    const tables = await env.DB.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{
      name: string;
    }>();
    const names = tables.results.map(({ name }) => name).filter((name) => !/^(sqlite|_cf|d1)_/.test(name));
    const rows = await Promise.all(names.map((name) => env.DB.prepare(`SELECT * FROM "${name}"`).all()));
    const everything = JSON.stringify(rows.map(({ results }) => results));
    expect(everything).toContain("api_secret_encrypted");
    expect(everything).toContain("trader@example.com");
    for (const secret of secretsOf(day)) expect(everything).not.toContain(secret);
  });
});
