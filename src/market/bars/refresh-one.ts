/** Brings the history of one symbol up to what the vendor has. */
import { continueBars } from "../../engine/bars/continue.ts";
import { firstBars } from "../../engine/bars/first-bars.ts";
import { barBeforeHole, datesLost } from "../../engine/bars/holes.ts";
import type { DailyBars } from "../../engine/bars/types.ts";
import { isSessionOfRules } from "../../engine/calendar/sessions.ts";
import { alert } from "../../platform/alert.ts";
import { type DailyHistory, fetchDailyHistory } from "../tiingo/daily.ts";
import type { TiingoConnection, TiingoFailure } from "../tiingo/request.ts";
import { readBars, writeBars } from "./store.ts";

/** Before any exchange-traded fund was listed; Tiingo answers from a ticker's first day. */
export const BEGINNING = "1990-01-01";
/** The newest bars between which a missing session is asked for again: the vendor may have found it since. */
const BARS_TO_MEND = 20;
/** Bars that a new answer may lack of what is stored: vendors take a wrong day out now and then, and no more. */
const MOST_LOST = 5;
/** Rows that an alert names. */
const MOST_TOLD = 5;

export interface RefreshPorts {
  readonly store: KVNamespace;
  readonly tiingo: TiingoConnection;
  /** The present instant, epoch ms. */
  now(): number;
}

/**
 * `no_bars`: the vendor knows the symbol and has not one day of it; `older`: what it has ends before what is stored;
 * `shorter`: it begins later than what is stored, or lacks many of its days.
 */
export type RefreshFailure = TiingoFailure | "no_bars" | "older" | "shorter" | "store_failed";

export type RefreshedHistory =
  /** `lastDate` is the New York date of the newest bar. */
  { ok: true; lastDate: string } | { ok: false; code: RefreshFailure; message: string };

type Download = { ok: true; bars: DailyBars } | { ok: false; code: RefreshFailure; message: string };

/** What the vendor has of a symbol from a New York date on. Rows that make no bar are an alert. */
async function fetchRows({ tiingo }: RefreshPorts, symbol: string, from: string): Promise<DailyHistory> {
  const answer = await fetchDailyHistory(tiingo, symbol, from);
  if (answer.ok && answer.leftOut) {
    const rows = answer.leftOut.length;
    alert("history_rows_left_out", { symbol, rows, first: answer.leftOut.slice(0, MOST_TOLD) });
  }
  return answer;
}

/** The stored history with what is new, or with what was missing among its newest bars; `undefined` when that does not fit. */
function continued(
  stored: DailyBars,
  from: string,
  newer: Extract<DailyHistory, { ok: true }>,
): DailyBars | undefined {
  const kept = firstBars(stored, stored.dates.indexOf(from) + 1);
  const known = new Set(stored.dates);
  const adjustedOn = newer.adjustedOn.filter((date) => !known.has(date));
  const bars = kept && continueBars(kept, newer.bars, adjustedOn);
  return bars && datesLost(stored.dates, bars.dates) === 0 ? bars : undefined;
}

/** Why a whole download does not take the place of a stored history, or null. */
function obstacle(stored: DailyBars, whole: DailyBars): Extract<Download, { ok: false }> | null {
  const [last = "", newest = ""] = [stored.dates.at(-1), whole.dates.at(-1)];
  if (newest < last) {
    const message = `the vendor's history ends on ${newest}, the stored one on ${last}`;
    return { ok: false, code: "older", message };
  }
  const lost = datesLost(stored.dates.filter(isSessionOfRules), whole.dates);
  if (lost <= MOST_LOST) return null;
  const message = `the vendor's history from ${whole.dates[0]} lacks ${lost} of the days since ${stored.dates[0]} that are stored`;
  return { ok: false, code: "shorter", message };
}

/** The whole history, or the stored one with what is new when that continues it. */
async function download(
  ports: RefreshPorts,
  symbol: string,
  stored: DailyBars | undefined,
): Promise<Download> {
  const from = stored && barBeforeHole(stored.dates, BARS_TO_MEND);
  if (stored && from !== undefined) {
    const newer = await fetchRows(ports, symbol, from);
    if (!newer.ok) return newer;
    const bars = continued(stored, from, newer);
    if (bars) return { ok: true, bars };
  }
  const whole = await fetchRows(ports, symbol, BEGINNING);
  if (!whole.ok) return whole;
  if (whole.bars.dates.length === 0) {
    return { ok: false, code: "no_bars", message: "the vendor has no bars" };
  }
  return (stored && obstacle(stored, whole.bars)) ?? { ok: true, bars: whole.bars };
}

/**
 * Appends what is new to the stored history; downloads the whole of it when there is none, when it is damaged, or
 * when a split, a dividend or a correction has changed what is stored. One write replaces the entry, so that whoever
 * dies on the way leaves it as it was; so does every failure, and a download that is shorter than what is stored, which is
 * an alert. At most one read and two writes of the store.
 */
export async function refreshHistory(ports: RefreshPorts, symbol: string): Promise<RefreshedHistory> {
  const stored = await readBars(ports.store, symbol);
  const downloaded = await download(ports, symbol, stored);
  if (!downloaded.ok) {
    const { code, message } = downloaded;
    if (code === "shorter") alert("history_shorter", { symbol, message });
    return downloaded;
  }
  await writeBars(ports.store, symbol, downloaded.bars, ports.now());
  return { ok: true, lastDate: downloaded.bars.dates.at(-1) ?? "" };
}
