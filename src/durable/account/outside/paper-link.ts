/** The paper broker as an account's object sees it: the book in its own storage, prices and lists from the platform. */
import type { Broker } from "../../../brokers/broker.ts";
import { PaperBroker } from "../../../brokers/paper/paper-broker.ts";
import type { PaperAssets } from "../../../brokers/paper/paper-ports.ts";
import type { ExDates } from "../../../engine/prices/ex-date.ts";
import { platformAlpaca } from "../../../market/alpaca/platform.ts";
import { loadExDates } from "../../../market/corporate-actions/ex-dates.ts";
import { fetchExDates } from "../../../market/corporate-actions/fetch.ts";
import { loadDirectory } from "../../../market/directory/directory.ts";
import { findQuotes } from "../../../market/paper/find-quotes.ts";
import { RememberedQuotes } from "../../../market/paper/remembered-quotes.ts";
import { patientStore } from "../../../platform/patient-store.ts";
import { patienceOf } from "../../../platform/retry.ts";
import { streamedPrices } from "../../../market/stream/ask-board.ts";
import { platformTiingo } from "../../../market/tiingo/platform.ts";
import type { Clock } from "../../../platform/clock.ts";
import { controlOf } from "../../../platform/addresses.ts";
import { reasonOf } from "../../../platform/reason-of.ts";
import { KnownSessions } from "./known-sessions.ts";
import { openDatabase } from "../store/database.ts";
import { paperStore } from "../store/paper-books.ts";

/** Where a practice account's book lies. */
export interface PaperHome {
  readonly storage: DurableObjectStorage;
  openClock(): Promise<Clock>;
}

/** Whoever asks the broker waits for the quotes, ms. */
const PATIENCE = 6_000;
/** The list of tickers changes once a day, and reading its twelve thousand rows takes tens of milliseconds, ms. */
const LIST_GOOD_FOR = 60_000;

/** What the platform knows of a session, else what its key can be told of these symbols; see `PaperPorts.exDates`. */
async function exDatesOf(env: Env, date: string, symbols: readonly string[]): Promise<ExDates> {
  try {
    const shared = await loadExDates(patientStore(env.MARKET), date);
    const alpaca = platformAlpaca(env);
    if (shared !== undefined || !alpaca) return shared;
    const own = await fetchExDates(alpaca, date, symbols);
    return own.kind === "confirmed" ? own.value : undefined;
  } catch (error) {
    console.error({ event: "paper_ex_dates_failed", date, error: reasonOf(error) });
    return undefined;
  }
}

async function assetsOf(env: Env): Promise<PaperAssets> {
  try {
    const directory = await loadDirectory(patientStore(env.MARKET));
    if (!directory) return "unlisted";
    return new Map(
      directory.tickers.map(({ symbol, tradable, fractionable }) => [symbol, { tradable, fractionable }]),
    );
  } catch (error) {
    console.error({ event: "paper_assets_failed", error: reasonOf(error) });
    return "unanswered";
  }
}

/** The broker of a practice account's book, which must have been opened. */
export function openPaperBroker(env: Env, userId: string, bookId: string, home: PaperHome): Broker {
  const sessions = new KnownSessions(home.storage.kv, () => controlOf(env, userId).sessionOverrides());
  const quotes = new RememberedQuotes(async (symbols) => {
    const sources = {
      stream: streamedPrices(env),
      alpaca: platformAlpaca(env) ?? null,
      tiingo: platformTiingo(env),
    };
    return findQuotes(sources, symbols, patienceOf(await home.openClock(), PATIENCE));
  });
  let list: { readAt: number; assets: PaperAssets } | undefined;
  return new PaperBroker(paperStore(openDatabase(home.storage), bookId), {
    now: async () => (await home.openClock()).now(),
    overrides: (now) => sessions.overrides(now),
    quotes: (symbols, now) => quotes.at(symbols, now),
    exDates: (date, symbols) => exDatesOf(env, date, symbols),
    async assets(now) {
      const isOld = !list || list.assets === "unanswered" || Math.abs(now - list.readAt) >= LIST_GOOD_FOR;
      if (isOld) list = { readAt: now, assets: await assetsOf(env) };
      return list?.assets ?? "unanswered";
    },
    newId: () => crypto.randomUUID(),
  });
}
