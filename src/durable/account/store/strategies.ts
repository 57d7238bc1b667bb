/** Activations and the ledgers they own. */
import { eq, sql } from "drizzle-orm";
import { type AskedSince, earliest } from "../../../engine/calendar/asked-slots.ts";
import { decimal, toText } from "../../../engine/money/decimal.ts";
import type { Ledger } from "../../../engine/rebalance/types.ts";
import type { AccountDatabase } from "./database.ts";
import { ledgerPositions, strategies } from "./schema.ts";

export type StrategyRow = typeof strategies.$inferSelect;

/** Instants do not tell: two activations may share one. */
const inOrderOfInsertion = sql`rowid`;

/** Strategies in force, in the order of their activation. */
export function activeStrategies(database: AccountDatabase): StrategyRow[] {
  return database
    .select()
    .from(strategies)
    .where(eq(strategies.isActive, true))
    .orderBy(inOrderOfInsertion)
    .all();
}

/** Which slots strategies ask for, and since when. */
export function slotsAskedFor(
  rows: readonly Pick<StrategyRow, "executionFrequency" | "activatedAt">[],
): AskedSince {
  return earliest(rows.map(({ executionFrequency, activatedAt }) => ({ [executionFrequency]: activatedAt })));
}

/** One strategy, active or not. */
export function strategyById(database: AccountDatabase, id: string): StrategyRow | undefined {
  return database.select().from(strategies).where(eq(strategies.id, id)).get();
}

/** Adds an activation with its funded ledger. */
export function addStrategy(database: AccountDatabase, row: StrategyRow): void {
  database.insert(strategies).values(row).run();
}

/** Ends an activation: its ledger is emptied, so that what it held is unassigned from now on. */
export function retireStrategy(database: AccountDatabase, id: string, deactivatedAt: number): void {
  database.delete(ledgerPositions).where(eq(ledgerPositions.strategyId, id)).run();
  database
    .update(strategies)
    .set({ isActive: false, deactivatedAt, cash: "0" })
    .where(eq(strategies.id, id))
    .run();
}

/** The ledger of one strategy. */
export function ledgerOf(database: AccountDatabase, { id, cash }: Pick<StrategyRow, "id" | "cash">): Ledger {
  const rows = database.select().from(ledgerPositions).where(eq(ledgerPositions.strategyId, id)).all();
  return {
    strategyId: id,
    cash: decimal(cash),
    positions: new Map(rows.map(({ symbol, quantity }) => [symbol, decimal(quantity)])),
  };
}

/** Replaces what a strategy's ledger holds. */
export function saveLedger(database: AccountDatabase, { strategyId, cash, positions }: Ledger): void {
  database
    .update(strategies)
    .set({ cash: toText(cash) })
    .where(eq(strategies.id, strategyId))
    .run();
  database.delete(ledgerPositions).where(eq(ledgerPositions.strategyId, strategyId)).run();
  for (const [symbol, quantity] of positions) {
    database
      .insert(ledgerPositions)
      .values({ strategyId, symbol, quantity: toText(quantity) })
      .run();
  }
}
