/** The rows of Tiingo's end-of-day history as bars: one bad cell costs its own bar, and no more of it than it must. */
import * as z from "zod";
import type { DailyBars } from "../../engine/bars/types.ts";
import { isDate } from "../../engine/calendar/dates.ts";
import { isSessionOfRules } from "../../engine/calendar/sessions.ts";

const rowsSchema = z.array(z.looseObject({ date: z.string().min(10) }).catch({ date: "" }));

/** More bad rows than this part say that the answer as a whole is not what it should be. */
const MOST_LEFT_OUT = 0.01;

export type ReadRows =
  | {
      ok: true;
      bars: DailyBars;
      /**
       * New York dates on which a split or a dividend changed every earlier adjusted price; also those of which
       * Tiingo does not say.
       */
      adjustedOn: string[];
      /** Rows that make no bar, a line each: the date and why. Absent where there is none. */
      leftOut?: readonly string[];
    }
  | { ok: false; message: string };

interface Row {
  readonly date: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly isAdjusted: boolean;
}

/** A price in dollars; NaN for what is none: null, zero, a word. */
function price(cell: unknown): number {
  return typeof cell === "number" && cell > 0 && cell < Infinity ? cell : NaN;
}

/** Shares; NaN where the vendor does not know. */
function shares(cell: unknown): number {
  return typeof cell === "number" && cell >= 0 && cell < Infinity ? cell : NaN;
}

function readRow(date: string, cells: Readonly<Record<string, unknown>>): Row {
  return {
    date,
    open: price(cells["adjOpen"]),
    high: price(cells["adjHigh"]),
    low: price(cells["adjLow"]),
    close: price(cells["adjClose"]),
    volume: shares(cells["volume"]),
    isAdjusted: cells["divCash"] !== 0 || cells["splitFactor"] !== 1,
  };
}

/** The rows of each date, in order of date. */
function byDate(rows: z.infer<typeof rowsSchema>): [string, Row[]][] {
  const dates = new Map<string, Row[]>();
  for (const cells of rows) {
    const date = cells.date.slice(0, 10);
    const row = readRow(date, cells);
    const others = dates.get(date);
    if (!others) dates.set(date, [row]);
    else if (JSON.stringify(others[0]) !== JSON.stringify(row)) others.push(row);
  }
  return [...dates].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Why the rows of a date make no bar, or null. */
function obstacle(date: string, [row, another]: readonly Row[]): "bad" | "closed" | null {
  if (!isDate(date) || another || !row || Number.isNaN(row.close)) return "bad";
  return isSessionOfRules(date) ? null : "closed";
}

const WHY = { bad: "has no close, or two", closed: "the exchange was shut" };

/**
 * The bars in Tiingo's rows, oldest first; volume is raw. The close is what counts: an open, high, low or volume that is
 * missing is unknown (NaN) on that day alone. A row without a close, a day with two different rows, and a day on which the
 * exchange was shut make no bar. Not ok: it is no list of rows, or more than one in a hundred of them are bad.
 */
export function readDailyRows(json: unknown): ReadRows {
  const listed = rowsSchema.safeParse(json);
  if (!listed.success) return { ok: false, message: z.prettifyError(listed.error).slice(0, 200) };
  const kept: Row[] = [];
  const leftOut: string[] = [];
  let bad = 0;
  for (const [date, rows] of byDate(listed.data)) {
    const why = obstacle(date, rows);
    const [row] = rows;
    if (why === null && row) {
      kept.push(row);
      continue;
    }
    if (why === "bad") bad++;
    leftOut.push(`${date || "a row without a date"}: ${WHY[why ?? "bad"]}`);
  }
  if (bad > listed.data.length * MOST_LEFT_OUT) {
    return { ok: false, message: `${bad} of ${listed.data.length} days are bad, as ${leftOut[0]}` };
  }
  const column = (pick: (row: Row) => number) => Float64Array.from(kept, pick);
  return {
    ok: true,
    bars: {
      dates: kept.map(({ date }) => date),
      open: column(({ open }) => open),
      high: column(({ high }) => high),
      low: column(({ low }) => low),
      close: column(({ close }) => close),
      volume: column(({ volume }) => volume),
    },
    adjustedOn: kept.filter(({ isAdjusted }) => isAdjusted).map(({ date }) => date),
    ...(leftOut.length > 0 ? { leftOut } : {}),
  };
}
