/** What a visitor finds: a user with a connected account, strategies, and one of them active. */
import type { Bot } from "../../src/contract/bots.ts";
import { demoStrategies } from "../demo/strategies.ts";
import type { ApiClient } from "../local/api-client.ts";

export const DEMO_USER = { email: "demo@example.com", name: "Demo", password: "demo-demo-demo" };
/** The rest is left for the visitor to give away. */
const FIRST_SHARE_PERCENT = 50;

/** Creates the demo user and what is theirs, through the API of a product that has no user yet. */
export async function furnishDemo(
  api: ApiClient,
  keys: { readonly keyId: string; readonly secretKey: string },
): Promise<void> {
  await api.signUp(DEMO_USER);
  await api.post("/api/live/credentials", { apiKey: keys.keyId, apiSecret: keys.secretKey, isPaper: true });
  const bots: Bot[] = [];
  for (const { name, tree } of demoStrategies()) bots.push(await api.post<Bot>("/api/bots", { name, tree }));
  const [first] = bots;
  if (first) await api.post("/api/live/activate", { botId: first.id, sharePercent: FIRST_SHARE_PERCENT });
}
