/** Bar tables of many strategies on the same histories: what they have in common is aligned once. */
import { sessionCalendar } from "../../src/engine/bars/align-on-sessions.ts";
import { alignedOn } from "../../src/engine/bars/align.ts";
import type { BarColumns, BarTable, DailyBars } from "../../src/engine/bars/types.ts";

type Dates = readonly string[];

export class SharedCalendars {
  /** The lists of dates that histories have, each once. */
  readonly #lists: Dates[] = [];
  readonly #places = new Map<Dates, number>();
  /** Common calendars, by the places of their lists. */
  readonly #calendars = new Map<string, Dates>();
  readonly #aligned = new Map<Dates, Map<DailyBars, BarColumns>>();

  /** What `alignOnSessions` answers for histories whose dates ascend. Answers share their columns: nobody may write to them. */
  table(bars: ReadonlyMap<string, DailyBars>): BarTable {
    const dates = this.#calendarOf(bars.values());
    const aligned = this.#aligned.get(dates) ?? new Map<DailyBars, BarColumns>();
    this.#aligned.set(dates, aligned);
    const columns = new Map<string, BarColumns>();
    for (const [ticker, daily] of bars) {
      const known = aligned.get(daily) ?? alignedOn(dates, daily);
      aligned.set(daily, known);
      columns.set(ticker, known);
    }
    return { dates, columns };
  }

  #calendarOf(histories: Iterable<DailyBars>): Dates {
    const places = new Set(Array.from(histories, ({ dates }) => this.#placeOf(dates)));
    const key = [...places].sort((a, b) => a - b).join();
    const known = this.#calendars.get(key);
    if (known) return known;
    const calendar = sessionCalendar([...places].map((place) => this.#lists[place] ?? []));
    this.#calendars.set(key, calendar);
    return calendar;
  }

  /** The place of the list that equals these dates. */
  #placeOf(dates: Dates): number {
    const known = this.#places.get(dates) ?? this.#lists.findIndex((list) => isSame(list, dates));
    const place = known === -1 ? this.#lists.push(dates) - 1 : known;
    this.#places.set(dates, place);
    return place;
  }
}

function isSame(list: Dates, dates: Dates): boolean {
  return list.length === dates.length && list.every((date, row) => date === dates[row]);
}
