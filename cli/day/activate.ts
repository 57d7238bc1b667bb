/** The user of a day, their account and their strategies, all through the API. */
import type { Bot } from "../../src/contract/bots.ts";
import type { CredentialStatus } from "../../src/contract/credentials.ts";
import type { LiveStrategy } from "../../src/contract/strategies.ts";
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

/** Whether an active strategy is one of those asked for: same name, same tree, same share. */
function isSame(active: LiveStrategy, asked: DayStrategy): boolean {
  return (
    active.name === asked.name &&
    active.fingerprint === asked.fingerprint &&
    Number(active.sharePercent) === asked.sharePercent
  );
}

/** The bot of a strategy: the one that an earlier, interrupted command saved, or a new one. */
async function botOf(api: ApiClient, { name, tree, fingerprint }: DayStrategy): Promise<Bot> {
  const { bots } = await api.get<{ bots: Bot[] }>("/api/bots");
  const saved = bots.find((bot) => bot.name === name && bot.fingerprint === fingerprint);
  return saved ?? api.post<Bot>("/api/bots", { name, tree });
}

/**
 * Puts the strategies in force that are not. A state that holds others, or the same on other shares, is refused:
 * what they own cannot be carried over.
 */
export async function activateOnce(api: ApiClient, strategies: readonly DayStrategy[]): Promise<void> {
  const { strategies: active } = await api.get<{ strategies: LiveStrategy[] }>("/api/live/active");
  const foreign = active.filter((present) => !strategies.some((asked) => isSame(present, asked)));
  if (foreign.length > 0) {
    const names = foreign.map(({ name, sharePercent }) => `${name} on ${sharePercent} %`).join(", ");
    throw new UserError(`the state holds other strategies (${names}): use another --state for new ones`);
  }
  for (const strategy of strategies) {
    if (active.some((present) => isSame(present, strategy))) continue;
    const bot = await botOf(api, strategy);
    await api.post("/api/live/activate", { botId: bot.id, sharePercent: strategy.sharePercent });
  }
}
