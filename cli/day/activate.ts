/** The user of a day, their account and their strategies, all through the API. */
import type { Bot } from "../../src/routes/contract/bots.ts";
import type { CredentialStatus } from "../../src/routes/contract/credentials.ts";
import type { LiveStrategy } from "../../src/routes/contract/strategies.ts";
import type { ApiClient } from "../local/api-client.ts";
import { UserError } from "../support/user-error.ts";
import type { DayStrategy } from "./strategies.ts";

/** Connects the broker account, unless one is connected. */
export async function connectOnce(
  api: ApiClient,
  keys: { readonly keyId: string; readonly secretKey: string },
): Promise<void> {
  const { hasCredentials } = await api.get<CredentialStatus>("/api/live/credentials/status");
  if (hasCredentials) return;
  const body = { apiKey: keys.keyId, apiSecret: keys.secretKey, isPaper: true };
  await api.post("/api/live/credentials", body);
}

/**
 * Puts the strategies in force. On a state that holds strategies already, they must be the same ones: what they
 * own cannot be carried over to others.
 */
export async function activateOnce(api: ApiClient, strategies: readonly DayStrategy[]): Promise<void> {
  const { strategies: active } = await api.get<{ strategies: LiveStrategy[] }>("/api/live/active");
  if (active.length > 0) {
    const key = (name: string, fingerprint: string) => `${name} ${fingerprint}`;
    const present = active.map((strategy) => key(strategy.name, strategy.fingerprint)).toSorted();
    const asked = strategies.map((strategy) => key(strategy.name, strategy.fingerprint)).toSorted();
    if (present.join("\n") === asked.join("\n")) return;
    const names = active.map(({ name }) => name).join(", ");
    throw new UserError(`the state holds other strategies (${names}): use another --state for new ones`);
  }
  for (const { name, tree, sharePercent } of strategies) {
    const bot = await api.post<Bot>("/api/bots", { name, tree });
    await api.post("/api/live/activate", { botId: bot.id, sharePercent });
  }
}
