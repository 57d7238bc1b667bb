import { hasBit } from "../../columns/plane.ts";
import { truthAt } from "../../columns/truth-column.ts";
import { dayNumber, dayNumberOf } from "../../conditions/date-range.ts";
import { truthName, type TruthName, UNKNOWN } from "../../conditions/truth.ts";
import type { Condition } from "../../strategy/condition.ts";
import { listsOf } from "../../strategy/walk.ts";
import { elementAt } from "../../element.ts";
import { isVolumeMissing } from "../indicator-column.ts";
import type { Look } from "./look.ts";
import type { OneBar } from "./one-bar.ts";
import { comparisonIn, indicatorsOfPlan, listsOfPlan, sidesOf } from "../program.ts";
import { tickersOfSeries } from "../series-tickers.ts";
import { conditionCause, type UnknownReason } from "./unknown-reason.ts";

/** One node that a decision looked at. All numbers are unrounded. */
export interface TraceEntry {
  readonly id: string;
  /** The kind as exports write it. */
  readonly kind: string;
  /** Whether any of the portfolio flows through the node. */
  readonly active: boolean;
  /** How much of the portfolio does, as a fraction. */
  readonly share: number;
  /** What the node holds, by ticker, as fractions of itself; without zeros, the rest is cash. */
  readonly weights: Readonly<Record<string, number>>;
  /** The slots that it chose, for nodes that have several. */
  readonly slots?: readonly string[];
  /** The node's own conditions, in order; absent for kinds that have none. */
  readonly conditions?: readonly ConditionTrace[];
  /** How many items were true, for nodes that count them. */
  readonly count?: number;
  /** The children's scores in tree order, for a ranking; `null` where it is unknown. */
  readonly scores?: readonly ScoreTrace[];
  /** What a scaling stands at. */
  readonly blend?: BlendTrace;
  /** Tickers that the node reads itself and whose bar is carried over from an earlier close; sorted. */
  readonly carried: readonly string[];
  /** Tickers whose volume is read as of the bar before, because that of this bar is not known; sorted; absent without any. */
  readonly lateVolumes?: readonly string[];
}

export interface ConditionTrace {
  readonly id: string;
  /** The left indicator at the bar, in its unit; a date is month times 100 plus day; `null` when unknown. */
  readonly left: number | null;
  /** The threshold, or the right indicator at the bar; of a date the first day; `null` when unknown. */
  readonly right: number | null;
  readonly result: TruthName;
  /** Why the result is unknown, when it is. */
  readonly reason?: UnknownReason;
  /** How far the left side is above the right one (below: negative), in its unit; `null` when unknown, and for dates. */
  readonly margin: number | null;
}

export interface ScoreTrace {
  /** The child's id. */
  readonly id: string;
  readonly score: number | null;
  readonly chosen: boolean;
}

export interface BlendTrace {
  /** The indicator's value; `null` when unknown. */
  readonly value: number | null;
  /** The fraction that went to `else`. */
  readonly toElse: number;
}

/**
 * The trace of a decision: an entry for each node that it looked at, parents before children, in tree order. Nodes in
 * branches that were not chosen have none.
 */
export function traceOf(at: OneBar, looks: readonly Look[]): readonly TraceEntry[] {
  return looks.map((look) => entryOf(at, look));
}

function entryOf(at: OneBar, look: Look): TraceEntry {
  const { node, plan, index, share, chosen, ranking } = look;
  const conditions = conditionTraces(at, look);
  const counts = plan.shape === "choose" && (plan.choice.rule === "count" || plan.choice.rule === "ladder");
  const lists = listsOfPlan(plan).map((list) => at.listFrom(list, at.bar));
  return {
    id: node.id,
    kind: node.kind === "ladder" ? "numbered" : node.kind,
    active: share > 0,
    share,
    weights: at.pool.weightsOf(at.held.idOf(index)),
    ...(Object.keys(node.slots).length > 1 ? { slots: chosen.map(({ slot }) => slot) } : {}),
    ...(conditions.length > 0 ? { conditions } : {}),
    ...(counts ? { count: lists.filter((list) => hasBit(list, at.bar)).length } : {}),
    ...(ranking.length > 0
      ? {
          scores: ranking.map((child) => ({
            id: child.node.id,
            score: knownOrNull(child.score),
            chosen: child.chosen,
          })),
        }
      : {}),
    ...blendTrace(at, look),
    ...dataTrace(at, look),
  };
}

function blendTrace(at: OneBar, { plan }: Look): { blend?: BlendTrace } {
  if (plan.shape !== "blend") return {};
  const value = at.valuesOf(plan.value).at(at.bar);
  return { blend: { value: knownOrNull(value), toElse: at.held.blendOf(plan) } };
}

/** What is to be known of the bars that a node reads itself. */
function dataTrace(
  { program, library, table, bar }: OneBar,
  { node, plan }: Look,
): Pick<TraceEntry, "carried" | "lateVolumes"> {
  const read = new Set(node.kind === "position" ? node.positions : []);
  const late = new Set<string>();
  const { tables } = program;
  const conditions = listsOfPlan(plan).flatMap((list) => elementAt(tables.lists, list).flat());
  const compared = conditions.flatMap((index) => {
    const comparison = comparisonIn(tables, elementAt(tables.conditions, index));
    return comparison === null ? [] : sidesOf(comparison);
  });
  for (const index of [...compared, ...indicatorsOfPlan(plan)]) {
    const { definition, series: place } = elementAt(tables.indicators, index);
    const tickers = tickersOfSeries(tables, place);
    for (const ticker of tickers) read.add(ticker);
    if (definition.inputs === "volume" && isVolumeMissing(library.at(place), bar)) {
      for (const ticker of tickers) late.add(ticker);
    }
  }
  return {
    carried: [...read].filter((ticker) => table.columns.get(ticker)?.carried[bar] === 1).sort(),
    ...(late.size > 0 ? { lateVolumes: [...late].sort() } : {}),
  };
}

function conditionTraces(at: OneBar, { node, plan }: Look): readonly ConditionTrace[] {
  const { tables } = at.program;
  const indices = listsOfPlan(plan).flatMap((list) => elementAt(tables.lists, list).flat());
  return listsOf(node)
    .flat()
    .map((condition, place) => conditionTrace(at, condition, elementAt(indices, place)));
}

function conditionTrace(at: OneBar, { id }: Condition, index: number): ConditionTrace {
  const { bar, table } = at;
  const { tables } = at.program;
  const plan = elementAt(tables.conditions, index);
  const result = truthAt(at.conditionFrom(index, bar), bar);
  const comparison = comparisonIn(tables, plan);
  if (comparison === null) {
    const today = dayNumberOf(table.dates[bar] ?? "");
    const date = plan.kind === "streak" ? tables.conditions[plan.of] : plan;
    const right = date?.kind === "date" ? dayNumber(date.from) : null;
    return { id, left: today, right, result: truthName(result), margin: null };
  }
  const left = at.valuesOf(comparison.left).at(bar);
  const right =
    comparison.right.kind === "threshold"
      ? comparison.right.value
      : at.valuesOf(comparison.right.indicator).at(bar);
  return {
    id,
    left: knownOrNull(left),
    right: knownOrNull(right),
    result: truthName(result),
    ...(result === UNKNOWN ? { reason: conditionCause(at, index).reason } : {}),
    margin: knownOrNull(left - right),
  };
}

function knownOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
