/**
 * Whether a history that is too short for a strategy is all that there is. A download that was cut looks like that of a
 * young ticker: the strategy would take it for warm-up, and trade on it.
 */
import { addDays } from "../../engine/calendar/dates.ts";
import { inParallel } from "../../platform/in-parallel.ts";
import { fetchListingStart } from "../tiingo/listing.ts";
import { downloadHistory } from "./download.ts";
import { isPaused, listFailures, nextFailure, rememberFailure } from "./failures.ts";
import type { RefreshPorts } from "./refresh-one.ts";
import { type History, writeBars } from "./store.ts";

/** `cut`: the vendor has more days before it, and does not give them. `unconfirmed`: it does not say since when it has any. */
export type Incomplete = "cut" | "unconfirmed";

export interface WholeHistories {
  /** The histories, those that were cut with all that the vendor has by now. */
  readonly histories: ReadonlyMap<string, History>;
  readonly incomplete: ReadonlyMap<string, Incomplete>;
}

const startKey = (symbol: string) => `bars-start/1/${symbol}`;
/** A ticker's first day does not change, unless the ticker does. */
const KEPT_SECONDS = 90 * 24 * 3600;
/** The bar that a decision adds to the history. */
const TODAY = 1;
/** Days by which the first price may come after the first day of the listing. */
const GRACE_DAYS = 10;

/** New York date since which the vendor says to have prices; "" where it does not know; undefined: it did not answer. */
async function listingStart({ store, tiingo }: RefreshPorts, symbol: string): Promise<string | undefined> {
  const known = await store.get(startKey(symbol)).catch(() => null);
  if (known !== null) return known;
  const answer = await fetchListingStart(tiingo, symbol);
  if (!answer.ok && answer.code !== "not_found") return undefined;
  const start = answer.ok ? (answer.startDate ?? "") : "";
  await store.put(startKey(symbol), start, { expirationTtl: KEPT_SECONDS }).catch(() => undefined);
  return start;
}

/** The history with all that the vendor has, or why it is not known to be whole. */
async function madeWhole(
  ports: RefreshPorts,
  symbol: string,
  history: History,
): Promise<History | Incomplete> {
  const start = await listingStart(ports, symbol);
  if (start === undefined) return "unconfirmed";
  const isWhole = ({ bars }: History) => start === "" || (bars.dates[0] ?? "") <= addDays(start, GRACE_DAYS);
  if (isWhole(history)) return history;
  const before = (await listFailures(ports.store)).get(symbol);
  if (before && isPaused(before, ports.now())) return "cut";
  const again = await downloadHistory(ports.tiingo, symbol);
  if (!again || !isWhole(again)) {
    const message = `its history begins on ${history.bars.dates[0]}, its listing on ${start}`;
    await rememberFailure(
      ports.store,
      symbol,
      nextFailure(before, { code: "shorter", message }, ports.now()),
    );
    return "cut";
  }
  await writeBars(ports.store, symbol, again.bars, ports.now()).catch(() => undefined);
  return again;
}

/**
 * Asks of every history that has fewer bars, with today's, than are needed of it since when the ticker is listed, once and
 * for all, and downloads it again where it begins later, as long as that can be begun before `deadline` (epoch ms by
 * `ports.now`).
 */
export async function wholeHistories(
  ports: RefreshPorts,
  loaded: ReadonlyMap<string, History>,
  needed: ReadonlyMap<string, number>,
  deadline: number,
): Promise<WholeHistories> {
  const histories = new Map(loaded);
  const incomplete = new Map<string, Incomplete>();
  const short = [...loaded].filter(
    ([symbol, { bars }]) => bars.dates.length + TODAY < (needed.get(symbol) ?? 0),
  );
  await inParallel(short, async ([symbol, history]) => {
    const answer = ports.now() < deadline ? await madeWhole(ports, symbol, history) : "unconfirmed";
    if (typeof answer === "string") incomplete.set(symbol, answer);
    else histories.set(symbol, answer);
  });
  return { histories, incomplete };
}
