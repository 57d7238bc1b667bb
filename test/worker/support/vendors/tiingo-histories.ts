/** A vendor of daily histories that a test can write down and change. */
import type { TiingoConnection } from "../../../../src/market/tiingo/request.ts";

export interface HistoryRow {
  readonly date: string;
  readonly close: number;
  readonly divCash?: number;
  readonly splitFactor?: number;
}

export interface HistoryVendor {
  readonly connection: TiingoConnection;
  /** Rows by ticker; a ticker without an entry is unknown. */
  readonly rows: Map<string, readonly HistoryRow[]>;
  /** What was asked, in order: `SPY from 2026-11-20`. */
  readonly asked: string[];
}

/** Rows at one price, $100 unless told otherwise. */
export function daysAt(dates: readonly string[], close = 100): HistoryRow[] {
  return dates.map((date) => ({ date, close }));
}

function answerRow({ date, close, divCash = 0, splitFactor = 1 }: HistoryRow): object {
  const prices = { adjOpen: close, adjHigh: close, adjLow: close, adjClose: close };
  return { date: `${date}T00:00:00.000Z`, ...prices, volume: 1000, divCash, splitFactor };
}

/** Answers histories as Tiingo does. `before` may break an answer: it is called with each ticker first. */
export function historyVendor(
  histories: Record<string, readonly HistoryRow[]>,
  before: (ticker: string) => Response | undefined | Promise<undefined> = () => undefined,
): HistoryVendor {
  const rows = new Map(Object.entries(histories));
  const asked: string[] = [];
  return {
    rows,
    asked,
    connection: {
      url: "http://tiingo.test",
      token: "token",
      fetch: async (input, init) => {
        const url = new URL(new Request(input, init).url);
        const ticker = url.pathname.split("/")[3] ?? "";
        const from = url.searchParams.get("startDate") ?? "";
        asked.push(`${ticker} from ${from}`);
        const broken = await before(ticker);
        if (broken) return broken;
        const known = rows.get(ticker);
        if (!known) return Response.json({ detail: `Error: Ticker '${ticker}' not found` }, { status: 404 });
        return Response.json(known.filter(({ date }) => date >= from).map(answerRow));
      },
    },
  };
}
