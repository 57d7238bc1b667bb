/** Brings the history of one symbol up to what the vendor has. */
import { continueBars } from "../../engine/bars/continue.ts";
import type { DailyBars } from "../../engine/bars/types.ts";
import { fetchDailyHistory } from "../tiingo/daily.ts";
import type { TiingoConnection, TiingoFailure } from "../tiingo/request.ts";
import { readBars, writeBars } from "./store.ts";

/** Before any exchange-traded fund was listed; Tiingo answers from a ticker's first day. */
export const BEGINNING = "1990-01-01";

export interface RefreshPorts {
  readonly store: KVNamespace;
  readonly tiingo: TiingoConnection;
  /** The present instant, epoch ms. */
  now(): number;
}

/** `no_bars`: the vendor knows the symbol and has not one day of it; `older`: what it has ends before what is stored. */
export type RefreshFailure = TiingoFailure | "no_bars" | "older" | "store_failed";

export type RefreshedHistory =
  /** `lastDate` is the New York date of the newest bar. */
  { ok: true; lastDate: string } | { ok: false; code: RefreshFailure; message: string };

type Download = { ok: true; bars: DailyBars } | { ok: false; code: RefreshFailure; message: string };

/** The whole history, or the stored one with what is new when that continues it. */
async function download(
  { tiingo }: RefreshPorts,
  symbol: string,
  stored: DailyBars | undefined,
): Promise<Download> {
  const last = stored?.dates.at(-1);
  if (stored && last !== undefined) {
    const newer = await fetchDailyHistory(tiingo, symbol, last);
    if (!newer.ok) return newer;
    const bars = continueBars(stored, newer.bars, newer.adjustedOn);
    if (bars) return { ok: true, bars };
  }
  const whole = await fetchDailyHistory(tiingo, symbol, BEGINNING);
  if (!whole.ok) return whole;
  const newest = whole.bars.dates.at(-1);
  if (newest === undefined) return { ok: false, code: "no_bars", message: "the vendor has no bars" };
  if (last !== undefined && newest < last) {
    const message = `the vendor's history ends on ${newest}, the stored one on ${last}`;
    return { ok: false, code: "older", message };
  }
  return { ok: true, bars: whole.bars };
}

/**
 * Appends what is new to the stored history; downloads the whole of it when there is none, when it is damaged, or
 * when a split, a dividend or a correction has changed what is stored. One write replaces the entry, so that whoever
 * dies on the way leaves it as it was; so does every failure. At most one read and two writes of the store.
 */
export async function refreshHistory(ports: RefreshPorts, symbol: string): Promise<RefreshedHistory> {
  const stored = await readBars(ports.store, symbol);
  const downloaded = await download(ports, symbol, stored);
  if (!downloaded.ok) return downloaded;
  await writeBars(ports.store, symbol, downloaded.bars, ports.now());
  return { ok: true, lastDate: downloaded.bars.dates.at(-1) ?? "" };
}
