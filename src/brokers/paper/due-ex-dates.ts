/** Which sessions' splits and dividends a practice account has not got yet. */
import type { ExDateAction } from "../../engine/bars/ex-date.ts";
import type { SessionOverrides } from "../../engine/calendar/overrides.ts";
import { nextSession, type Session } from "../../engine/calendar/sessions.ts";
import type { PaperPorts } from "./paper-ports.ts";
import type { PaperStore } from "./paper-store.ts";

export interface SessionActions {
  readonly session: Session;
  readonly actions: ReadonlyMap<string, ExDateAction>;
}

/** Sessions that are asked about at one look: a quarter of a year. What is left is asked at the next. */
const MOST_SESSIONS = 64;

function* openedSince(date: string, now: number, overrides: SessionOverrides): Generator<Session> {
  for (
    let session = nextSession(date, overrides);
    session.open <= now;
    session = nextSession(session.date, overrides)
  ) {
    yield session;
  }
}

/**
 * The sessions that have opened since the book was last brought up to date, oldest first, with what happened in them.
 * `complete` is false when one could not be asked about: then the list ends before it. A book that neither holds nor
 * asks for anything, and has not since then, has nothing to ask about.
 */
export async function dueExDates(
  store: PaperStore,
  ports: PaperPorts,
  overrides: SessionOverrides,
  now: number,
): Promise<{ due: SessionActions[]; complete: boolean }> {
  const { book, exDatesThrough } = store.load();
  const sessions = [...openedSince(exDatesThrough, now, overrides)];
  const [first] = sessions;
  if (!first) return { due: [], complete: true };
  const traded = store.activitiesSince(first.open).flatMap(({ symbol }) => symbol ?? []);
  const asked = book.openOrders.map(({ symbol }) => symbol);
  const symbols = [...new Set([...book.positions.keys(), ...asked, ...traded])];
  if (symbols.length === 0) {
    return { due: sessions.map((session) => ({ session, actions: new Map() })), complete: true };
  }
  const due: SessionActions[] = [];
  for (const session of sessions.slice(0, MOST_SESSIONS)) {
    const actions = await ports.exDates(session.date, symbols);
    if (!actions) return { due, complete: false };
    due.push({ session, actions });
  }
  return { due, complete: true };
}
