/** The prices that a run decides on, as they are kept with it: those of its own symbols, with their splits and dividends. */
import type { ExDateAction } from "../../../../engine/bars/ex-date.ts";
import { NO_OVERRIDES, type SessionOverrides } from "../../../../engine/calendar/overrides.ts";
import type { CorporateAction } from "../../../../engine/prices/corporate-action.ts";
import type { ExDates } from "../../../../engine/prices/ex-date.ts";
import type { Snapshot } from "../../../../market/snapshot/snapshot.ts";

export interface DecisionPrices {
  /** With the hash of the snapshot that it was taken from, which may have more symbols. */
  readonly snapshot: Snapshot;
  readonly exDates: ExDates;
  /** What is listed of its symbols about the session, with the account's own splits; absent where there is nothing. */
  readonly around?: readonly CorporateAction[] | undefined;
  /** Sessions that are otherwise than by the rules; absent where none is. */
  readonly sessions?: SessionOverrides | undefined;
}

interface Stored {
  readonly snapshot: Snapshot;
  readonly exDates: [string, ExDateAction][] | null;
  readonly around?: readonly CorporateAction[] | undefined;
  readonly sessions?: SessionOverrides | undefined;
}

function only<Value>(
  record: Readonly<Record<string, Value>>,
  symbols: readonly string[],
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([symbol]) => symbols.includes(symbol)));
}

/** The part of some prices that is about symbols, as JSON text. */
export function writeDecisionPrices(
  { snapshot, exDates, around, sessions }: DecisionPrices,
  symbols: readonly string[],
): string {
  const ofThese = around?.filter(({ symbol }) => symbols.includes(symbol)) ?? [];
  const stored: Stored = {
    snapshot: {
      ...snapshot,
      prices: only(snapshot.prices, symbols),
      missing: snapshot.missing.filter((symbol) => symbols.includes(symbol)),
      steps: only(snapshot.steps, symbols),
    },
    exDates: exDates ? [...exDates].filter(([symbol]) => symbols.includes(symbol)) : null,
    around: ofThese.length > 0 ? ofThese : undefined,
    sessions: sessions === NO_OVERRIDES ? undefined : sessions,
  };
  return JSON.stringify(stored);
}

/** The prices in a text that `writeDecisionPrices` wrote. */
export function readDecisionPrices(text: string): DecisionPrices {
  const { snapshot, exDates, around, sessions }: Stored = JSON.parse(text);
  return { snapshot, exDates: exDates ? new Map(exDates) : undefined, around, sessions };
}
