/** `execution_history`: appended from account objects' outboxes, read by its owner. */
import { and, desc, eq, gte, isNotNull, or, sql } from "drizzle-orm";
import type { Slippage } from "../../engine/execution/slippage.ts";
import type { Database } from "../database.ts";
import { bots, executionHistory, liveStrategies } from "../schema/index.ts";

export type ExecutionRow = typeof executionHistory.$inferSelect;
export interface NamedExecution {
  readonly execution: ExecutionRow;
  readonly strategyName: string;
}

/** Appends a row. Appending it again changes nothing: history is never rewritten. */
export async function appendExecution(
  database: Database,
  row: typeof executionHistory.$inferInsert,
): Promise<void> {
  await database.insert(executionHistory).values(row).onConflictDoNothing();
}

function named(database: Database) {
  return database
    .select({ execution: executionHistory, strategyName: bots.name })
    .from(executionHistory)
    .innerJoin(liveStrategies, eq(executionHistory.strategyId, liveStrategies.id))
    .innerJoin(bots, eq(liveStrategies.botId, bots.id));
}

/** A user's executions, newest first. */
export function listExecutions(
  database: Database,
  userId: string,
  page: { limit: number; offset: number },
): Promise<NamedExecution[]> {
  return named(database)
    .where(eq(executionHistory.userId, userId))
    .orderBy(desc(executionHistory.executedAt), desc(executionHistory.id))
    .limit(page.limit)
    .offset(page.offset);
}

/** One execution of a user, or `undefined` when there is none of that id that is theirs. */
export function findExecution(
  database: Database,
  userId: string,
  id: string,
): Promise<NamedExecution | undefined> {
  return named(database)
    .where(and(eq(executionHistory.userId, userId), eq(executionHistory.id, id)))
    .get();
}

/** Of the trades of a row together, from what the row says of its execution. */
const totalSlippage = sql<number | null>`json_extract(${executionHistory.executionJson}, '$.slippage.total')`;

/** The slippage of a user's executions since an instant (RFC 3339 in UTC), of those in which anything was filled. */
export function slippagesSince(
  database: Database,
  userId: string,
  { since, strategyId }: { since: string; strategyId: string | undefined },
): Promise<Slippage[]> {
  const { slippageDelay, slippageExecution, executedAt } = executionHistory;
  return database
    .select({ delay: slippageDelay, execution: slippageExecution, total: totalSlippage })
    .from(executionHistory)
    .where(
      and(
        eq(executionHistory.userId, userId),
        gte(executedAt, since),
        strategyId === undefined ? undefined : eq(executionHistory.strategyId, strategyId),
        or(isNotNull(slippageExecution), isNotNull(totalSlippage)),
      ),
    );
}
