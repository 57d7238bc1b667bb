import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { allOperations } from "../support/api.ts";
import { historyOf, newestRecord } from "../support/books.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { signUp, type Visitor } from "../support/visitor.ts";

/** What only the owner of an account that has traded should be able to read. */
async function ownerWithSecrets() {
  const day = await openTradingDay(quietMarket({ SPY: 600 }));
  const { id, botId } = await activate(day.user, "secret sauce", fixedWeights({ SPY: 100 }), 50);
  await day.advanceTo("16:06");
  const [row] = await historyOf(day.user, "secret sauce");
  const { keyId, secretKey, accountId } = day.keys;
  const [, masterKey = ""] = env.MASTER_KEYS.split(":");
  return {
    day,
    ids: [id, botId, row!.id],
    secrets: [keyId, secretKey, masterKey, env.AUTH_SECRET, env.TIINGO_TOKEN],
    personal: ["secret sauce", accountId, "trader@example.com"],
  };
}

/** The answers to every operation, with each of the ids in place of every parameter. */
async function everyAnswer(visitor: Visitor, ids: readonly string[]): Promise<string[]> {
  const answers: string[] = [];
  for (const { method, path } of await allOperations()) {
    // Signing out would end the visit.
    if (path.includes("sign-out")) continue;
    const addresses = path.includes("/x") ? ids.map((id) => path.replaceAll("/x", `/${id}`)) : [path];
    for (const address of addresses) {
      const body = { botId: ids[1], ids, state: "HALTED", planHash: "0".repeat(64), skip: true };
      const text = method === "GET" ? undefined : JSON.stringify(body);
      const answer = await visitor.sendText(method, address, text).catch(() => ({ status: 0, body: "" }));
      answers.push(`${method} ${address} ${answer.status} ${JSON.stringify(answer.body)}`);
    }
  }
  return answers;
}

describe("whatever a stranger asks, with the ids of another's bot, strategy and execution", () => {
  it("tells nothing of the owner, and changes nothing of theirs", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { day, ids, personal, secrets } = await ownerWithSecrets();
    const before = await newestRecord(day.user, "secret sauce");
    const active = await day.user.get("/api/live/active");
    const answers = await everyAnswer(await signUp("stranger@example.com"), ids);
    expect(answers.length).toBeGreaterThan(20);
    const told = answers.join("\n");
    for (const word of [...personal, ...secrets]) expect(told).not.toContain(word);
    expect(await newestRecord(day.user, "secret sauce")).toEqual(before);
    expect(await day.user.get("/api/live/active")).toEqual(active);
  });
});

describe("whatever its owner asks", () => {
  it("no secret is in any answer", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { day, ids, secrets } = await ownerWithSecrets();
    const answers = await everyAnswer(day.user, ids);
    expect(answers.some((answer) => answer.includes("secret sauce"))).toBe(true);
    for (const secret of secrets) expect(answers.join("\n")).not.toContain(secret);
  });
});
