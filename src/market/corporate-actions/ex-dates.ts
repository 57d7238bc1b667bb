/** The corporate actions about a session in KV: one document per date, asked for once before its prices are taken. */
import * as z from "zod";
import type { ExDates } from "../../engine/prices/ex-date.ts";
import type { PlatformAlpaca } from "../alpaca/platform.ts";
import { fetchActions, type ListedActions } from "./fetch.ts";

const KEPT_SECONDS = 30 * 24 * 3600;
const keyOf = (date: string) => `ex-dates/1/${date}`;

/** Shares after for one share before, and dollars a share. */
const terms = z.object({ splitFactor: z.number().positive(), cash: z.number().nonnegative() });
const listed = { id: z.string(), symbol: z.string(), date: z.string() };
const factors = z.tuple([z.number().positive()], z.number().positive());

const documentSchema = z.object({
  date: z.string(),
  /** By symbol. */
  actions: z.record(z.string(), terms.extend({ otherwise: z.array(terms).optional() })),
  around: z
    .array(
      z.discriminatedUnion("kind", [
        z.object({ kind: z.literal("split"), ...listed, factors }),
        z.object({ kind: z.literal("dividend"), ...listed, cash: z.number().nonnegative() }),
        z.object({ kind: z.literal("spin_off"), ...listed }),
        z.object({ kind: z.literal("end"), ...listed, successor: z.string().nullable() }),
      ]),
    )
    .default([]),
});

/** What was read last: the accounts of an isolate ask for the same session within minutes. */
let latest: { readonly text: string; readonly listed: ListedActions | undefined } | undefined;

function parse(text: string, date: string): ListedActions | undefined {
  try {
    const { actions, around, ...document } = documentSchema.parse(JSON.parse(text));
    return document.date === date ? { exDates: new Map(Object.entries(actions)), around } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What is listed about a session (New York date): `undefined` when nobody could be asked, the store does not answer, or
 * the document is damaged.
 */
export async function loadActions(store: KVNamespace, date: string): Promise<ListedActions | undefined> {
  const text = await store.get(keyOf(date), "text").catch(() => null);
  if (text === null) return undefined;
  if (latest?.text !== text) latest = { text, listed: parse(text, date) };
  return latest.listed;
}

/** The splits and dividends of a session (New York date) alone; `undefined` as in `loadActions`. */
export async function loadExDates(store: KVNamespace, date: string): Promise<ExDates> {
  return (await loadActions(store, date))?.exDates;
}

/**
 * Asks for the actions about a session (New York date) and stores them, unless they are known. False: they could not be
 * had, and asking later may help. Without a key nothing is asked, which is no failure.
 */
export async function refreshExDates(
  store: KVNamespace,
  alpaca: PlatformAlpaca | undefined,
  date: string,
): Promise<boolean> {
  if (!alpaca || (await loadActions(store, date)) !== undefined) return true;
  const actions = await fetchActions(alpaca, date);
  if (actions.kind !== "confirmed") {
    console.error({ event: "corporate_actions_failed", date, message: actions.message });
    return false;
  }
  const { exDates, around } = actions.value;
  const document = { date, actions: Object.fromEntries(exDates), around };
  await store.put(keyOf(date), JSON.stringify(document), { expirationTtl: KEPT_SECONDS });
  return true;
}
