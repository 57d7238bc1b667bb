/** Activations and the ledgers they own. */
import { eq, sql } from "drizzle-orm";
import { type AskedSince, earliest } from "../../../engine/calendar/asked-slots.ts";
import type { AccountDatabase } from "./database.ts";
import { strategies } from "./schema/index.ts";
import { insertInto, prepared, updateWhere } from "./statements.ts";

export type StrategyRow = typeof strategies.$inferSelect;

/** Instants do not tell: two activations may share one. */
const inOrderOfInsertion = sql`rowid`;

const selectActive = prepared((database) =>
  database
    .select()
    .from(strategies)
    .where(eq(strategies.isActive, true))
    .orderBy(inOrderOfInsertion)
    .prepare(),
);

/** Strategies in force, in the order of their activation. */
export function activeStrategies(database: AccountDatabase): StrategyRow[] {
  return selectActive(database).all();
}

/** What tells when a strategy decides. */
export type TimetableRow = Pick<StrategyRow, "executionFrequency" | "activatedAt" | "tradingState">;

const selectTimetable = prepared((database) =>
  database
    .select({
      executionFrequency: strategies.executionFrequency,
      activatedAt: strategies.activatedAt,
      tradingState: strategies.tradingState,
    })
    .from(strategies)
    .where(eq(strategies.isActive, true))
    .prepare(),
);

/** When the strategies in force decide: what every wake asks, without their trees. */
export function timetable(database: AccountDatabase): TimetableRow[] {
  return selectTimetable(database).all();
}

/** Those that take part in the slots of the timetable. */
export function unpaused<Row extends Pick<StrategyRow, "tradingState">>(rows: readonly Row[]): Row[] {
  return rows.filter(({ tradingState }) => tradingState !== "HALTED");
}

/** Which slots strategies ask for, and since when; paused ones ask for none. */
export function slotsAskedFor(rows: readonly TimetableRow[]): AskedSince {
  return earliest(unpaused(rows).map((row) => ({ [row.executionFrequency]: row.activatedAt })));
}

const selectOne = prepared((database) =>
  database
    .select()
    .from(strategies)
    .where(eq(strategies.id, sql.placeholder("id")))
    .prepare(),
);

/** One strategy, active or not. */
export function strategyById(database: AccountDatabase, id: string): StrategyRow | undefined {
  return selectOne(database).get({ id });
}

/** Adds an activation with its funded ledger. Throws when one of its id is there. */
export const addStrategy = insertInto(strategies);

/** Changes what is known of an activation. */
export const updateStrategy = updateWhere(strategies, "id");
