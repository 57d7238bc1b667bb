import { env, exports } from "cloudflare:workers";
import { describe, it } from "vitest";
import type { Bot } from "../../../src/contract/bots.ts";
import { largestRowsOfD1 } from "../large/support/every-row.ts";
import { blocksTree } from "../large/support/large-tree.ts";
import { quietMarket } from "../support/market.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { signUp } from "../support/visitor.ts";

const MAX_ROW_BYTES = 1_900_000;

async function trader() {
  return (await openTradingDay(quietMarket({ SPY: 600 }))).user;
}

async function tablesWithLargeRows(): Promise<string[]> {
  return (await largestRowsOfD1()).filter(({ bytes }) => bytes > MAX_ROW_BYTES).map(({ table }) => table);
}

/** Positions side by side under names of so many euro signs, which take three bytes each. */
const namedInEuros = (positions: number, signs: number) => ({
  kind: "basic",
  children: {
    next: Array.from({ length: positions }, () => ({
      kind: "position",
      positions: ["SPY"],
      name: "€".repeat(signs),
    })),
  },
});

describe("a strategy that is too large to be stored", () => {
  it("is refused in one line that says how large it may be, and is not added", async ({ expect }) => {
    const user = await trader();
    const answer = await user.post("/api/bots", { name: "large", tree: blocksTree(1000, 24) });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "strategy_too_large" } } });
    expect(answer.body).toMatchObject({
      error: {
        message: expect.stringMatching(/^the strategy has 2\.\d\d MB and may have 1\.88 MB at most: .*$/),
      },
    });
    expect((await user.get<{ bots: Bot[] }>("/api/bots")).body.bots).toEqual([]);
    expect(await tablesWithLargeRows()).toEqual([]);
  });

  it("is measured in bytes, not in characters", async ({ expect }) => {
    const user = await trader();
    const tree = namedInEuros(4000, 150);
    expect(JSON.stringify(tree).length).toBeLessThan(1_000_000);
    const answer = await user.post("/api/bots", { name: "euros", tree });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "strategy_too_large" } } });
    expect(await tablesWithLargeRows()).toEqual([]);
  });

  it("is refused the same before it is read, when it is larger than any strategy", async ({ expect }) => {
    const user = await trader();
    const body = JSON.stringify({ name: "x", tree: "x".repeat(9_000_000) });
    expect(await user.sendText("POST", "/api/bots", body)).toMatchObject({
      status: 400,
      body: { error: { code: "strategy_too_large", message: expect.stringContaining("has 9.01 MB") } },
    });
  });

  it("is not one that is nearly as large, nor one that is sent with many spaces", async ({ expect }) => {
    const user = await trader();
    const large = await user.post("/api/bots", { name: "large", tree: blocksTree(750, 24) });
    expect(large).toMatchObject({ status: 201, body: { tickers: ["SPY", "TLT"] } });
    const body = JSON.stringify({ name: "spaced", tree: blocksTree(400, 24) }, null, 12);
    expect(body.length).toBeGreaterThan(MAX_ROW_BYTES);
    expect((await user.sendText("POST", "/api/bots", body)).status).toBe(201);
    expect(await tablesWithLargeRows()).toEqual([]);
  });
});

describe("a request that is larger than anything that is asked for", () => {
  it("is refused in one line", async ({ expect }) => {
    const user = await trader();
    const answer = await user.post("/api/live/activate", { botId: "x".repeat(200_000) });
    expect(answer).toEqual({
      status: 413,
      body: {
        error: { code: "body_too_large", message: "the request is too large: 100,000 bytes are the most" },
      },
    });
  });

  it("is refused as well when it does not say how large it is, as soon as it is too large", async ({
    expect,
  }) => {
    await trader();
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 50_000;
        controller.enqueue(new TextEncoder().encode("x".repeat(50_000)));
        if (sent > 5_000_000) controller.close();
      },
    });
    const headers = { Origin: env.APP_URL, "Content-Type": "application/json" };
    const url = `${env.APP_URL}/api/auth/sign-in/email`;
    const response = await exports.default.fetch(url, { method: "POST", headers, body });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(sent).toBeLessThan(1_000_000);
    await response.text();
  });

  it("is refused of somebody who signs up under a name of megabytes, and no row has it", async ({
    expect,
  }) => {
    await trader();
    await expect(signUp("x@example.com", { name: "x".repeat(2_500_000) })).rejects.toThrow("body_too_large");
    expect(await tablesWithLargeRows()).toEqual([]);
  });
});
