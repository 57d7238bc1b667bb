/** Runs and what each strategy decided in them. */
import { and, asc, desc, eq, getTableColumns, gte, isNotNull, lt, sql } from "drizzle-orm";
import type { AccountDatabase } from "./database.ts";
import { decisions, isUnfinished, runs } from "./schema/index.ts";
import { insertInto, prepared, updateWhere } from "./statements.ts";

type WholeRow = typeof runs.$inferSelect;

/** What a run decided on, many kilobytes that its steps do not look at. */
export type RunEvidence = Pick<WholeRow, "snapshotJson" | "inputsJson">;
export type RunRow = Omit<WholeRow, keyof RunEvidence>;

type WholeDecision = typeof decisions.$inferSelect;

/** Why a strategy decided as it did, many kilobytes or megabytes. */
export type DecisionGrounds = Pick<WholeDecision, "traceJson" | "historiesJson">;
export type DecisionRow = Omit<WholeDecision, keyof DecisionGrounds>;
/** A decision that is about to be stored with its run. */
export type NewDecision = Omit<WholeDecision, "slot">;

const { snapshotJson, inputsJson, ...columns } = getTableColumns(runs);

const selectUnfinished = prepared((database) =>
  database
    .select(columns)
    .from(runs)
    .where(isUnfinished(runs))
    .orderBy(asc(runs.claimedAt))
    .limit(1)
    .prepare(),
);

/** The run that is under way, the older one should there be two, or `undefined`. */
export function unfinishedRun(database: AccountDatabase): RunRow | undefined {
  return selectUnfinished(database).get();
}

const selectRunning = prepared((database) =>
  database.select({ slot: runs.slot }).from(runs).where(isUnfinished(runs)).limit(1).prepare(),
);

/** Whether a run is under way. */
export function isRunning(database: AccountDatabase): boolean {
  return selectRunning(database).get() !== undefined;
}

const selectLatest = prepared((database) =>
  database.select(columns).from(runs).orderBy(desc(runs.claimedAt)).limit(1).prepare(),
);

/** The newest run, finished or not. */
export function latestRun(database: AccountDatabase): RunRow | undefined {
  return selectLatest(database).get();
}

/** What sorts behind everything that begins with a date and a slash. */
const AFTER_SLASH = "0";

const selectBetween = prepared((database) =>
  database
    .select(columns)
    .from(runs)
    .where(and(gte(runs.slot, sql.placeholder("from")), lt(runs.slot, sql.placeholder("before"))))
    .orderBy(asc(runs.claimedAt))
    .prepare(),
);

/** The runs of a day (New York date), in order of time. */
export function runsOn(database: AccountDatabase, date: string): RunRow[] {
  return selectBetween(database).all({ from: `${date}/`, before: `${date}${AFTER_SLASH}` });
}

const selectOfSlot = prepared((database) =>
  database
    .select(columns)
    .from(runs)
    .where(eq(runs.slot, sql.placeholder("slot")))
    .prepare(),
);

export function runOf(database: AccountDatabase, slot: string): RunRow | undefined {
  return selectOfSlot(database).get({ slot });
}

const selectEvidence = prepared((database) =>
  database
    .select({ snapshotJson, inputsJson })
    .from(runs)
    .where(eq(runs.slot, sql.placeholder("slot")))
    .prepare(),
);

/** What a run decided on; nothing of one that is not there. */
export function evidenceOf(database: AccountDatabase, slot: string): RunEvidence {
  return selectEvidence(database).get({ slot }) ?? { snapshotJson: null, inputsJson: null };
}

const selectReasons = prepared((database) =>
  database
    .select({ reasonsJson: runs.reasonsJson })
    .from(runs)
    .where(eq(runs.slot, sql.placeholder("slot")))
    .prepare(),
);

/** The reasons that a run has gathered, as they are stored; `undefined` when there is no such run. */
export function reasonsJsonOf(database: AccountDatabase, slot: string): string | undefined {
  return selectReasons(database).get({ slot })?.reasonsJson;
}

const selectPlanBefore = prepared((database) =>
  database
    .select({ planJson: runs.planJson })
    .from(runs)
    .where(
      and(
        gte(runs.slot, sql.placeholder("from")),
        lt(runs.slot, sql.placeholder("before")),
        isNotNull(runs.planJson),
      ),
    )
    .orderBy(desc(runs.slot))
    .limit(1)
    .prepare(),
);

/** The newest plan of the days from one to another (New York dates, the last one not included), as it is stored. */
export function lastPlanBefore(database: AccountDatabase, from: string, before: string): string | undefined {
  return selectPlanBefore(database).get({ from, before })?.planJson ?? undefined;
}

type Claim = Pick<RunRow, "slot" | "slotJson" | "trigger" | "claimedAt"> &
  Partial<Pick<WholeRow, "actionJson" | "expectedPlanHash" | "snapshotJson">>;

const insertClaim = insertInto(runs, "keep");

/** Takes a slot. False when it was taken before: this is what makes a slot run once. */
export function claimSlot(database: AccountDatabase, claim: Claim): boolean {
  return insertClaim(database, { ...claim, state: "claimed" });
}

/** Changes a run. */
export const updateRun = updateWhere(runs, "slot");

/** Adds a decision; one that stands already stays as it is. */
export const saveDecision = insertInto(decisions, "keep");

const { traceJson, historiesJson, ...decided } = getTableColumns(decisions);

const selectDecisions = prepared((database) =>
  database
    .select(decided)
    .from(decisions)
    .where(eq(decisions.slot, sql.placeholder("slot")))
    .prepare(),
);

/** What the strategies of a slot decided. */
export function decisionsOf(database: AccountDatabase, slot: string): DecisionRow[] {
  return selectDecisions(database).all({ slot });
}

const selectGrounds = prepared((database) =>
  database
    .select({ traceJson, historiesJson })
    .from(decisions)
    .where(
      and(
        eq(decisions.slot, sql.placeholder("slot")),
        eq(decisions.strategyId, sql.placeholder("strategyId")),
      ),
    )
    .prepare(),
);

/** What a decision rests on; nothing of one that is not there. */
export function groundsOf(database: AccountDatabase, slot: string, strategyId: string): DecisionGrounds {
  return selectGrounds(database).get({ slot, strategyId }) ?? { traceJson: null, historiesJson: null };
}

/** What a tree has decided, and what it is needed to decide it again. */
export type TreeDecision = Pick<RunRow, "slot" | "slotJson"> & {
  readonly snapshotJson: string;
  readonly targetsJson: string;
  readonly historiesJson: string;
};

const selectLatestDecisions = prepared((database) =>
  database
    .select({
      slot: runs.slot,
      slotJson: runs.slotJson,
      snapshotJson,
      targetsJson: decisions.targetsJson,
      historiesJson,
    })
    .from(decisions)
    .innerJoin(runs, eq(decisions.slot, runs.slot))
    .where(
      and(
        eq(decisions.strategyId, sql.placeholder("strategyId")),
        isNotNull(decisions.targetsJson),
        isNotNull(historiesJson),
        isNotNull(snapshotJson),
      ),
    )
    .orderBy(desc(runs.claimedAt))
    .limit(sql.placeholder("count"))
    .prepare(),
);

/** The latest decisions that a strategy's tree has made, newest first. */
export function latestDecisions(
  database: AccountDatabase,
  strategyId: string,
  count: number,
): TreeDecision[] {
  return selectLatestDecisions(database)
    .all({ strategyId, count })
    .flatMap(({ snapshotJson: prices, targetsJson: targets, historiesJson: histories, ...run }) =>
      prices === null || targets === null || histories === null
        ? []
        : [{ ...run, snapshotJson: prices, targetsJson: targets, historiesJson: histories }],
    );
}
