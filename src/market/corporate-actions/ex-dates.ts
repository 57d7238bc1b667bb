/** The splits and dividends of a session in KV: one document per date, asked for once before its prices are taken. */
import * as z from "zod";
import type { ExDates } from "../../engine/prices/ex-date.ts";
import type { PlatformAlpaca } from "../alpaca/platform.ts";
import { fetchExDates } from "./fetch.ts";

const KEPT_SECONDS = 30 * 24 * 3600;
const keyOf = (date: string) => `ex-dates/1/${date}`;

const documentSchema = z.object({
  date: z.string(),
  /** By symbol: shares after for one share before, and dollars a share. */
  actions: z.record(
    z.string(),
    z.object({ splitFactor: z.number().positive(), cash: z.number().nonnegative() }),
  ),
});

/**
 * What is known of a session (New York date): `undefined` when nobody could be asked, the store does not answer, or the
 * document is damaged.
 */
export async function loadExDates(store: KVNamespace, date: string): Promise<ExDates> {
  const parsed = documentSchema.safeParse(await store.get(keyOf(date), "json").catch(() => null));
  return parsed.success && parsed.data.date === date
    ? new Map(Object.entries(parsed.data.actions))
    : undefined;
}

/**
 * Asks for the actions of a session (New York date) and stores them, unless they are known. False: they could not be
 * had, and asking later may help. Without a key nothing is asked, which is no failure.
 */
export async function refreshExDates(
  store: KVNamespace,
  alpaca: PlatformAlpaca | undefined,
  date: string,
): Promise<boolean> {
  if (!alpaca || (await loadExDates(store, date)) !== undefined) return true;
  const actions = await fetchExDates(alpaca, date);
  if (actions.kind !== "confirmed") {
    console.error({ event: "corporate_actions_failed", date, message: actions.message });
    return false;
  }
  const document: z.infer<typeof documentSchema> = { date, actions: Object.fromEntries(actions.value) };
  await store.put(keyOf(date), JSON.stringify(document), { expirationTtl: KEPT_SECONDS });
  return true;
}
