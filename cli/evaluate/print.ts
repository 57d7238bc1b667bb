/** A decision for people. */
import type { ConditionTrace, TraceEntry } from "../../src/engine/evaluate/decision/trace.ts";
import { alignColumns } from "../support/columns.ts";
import { findingLines } from "../support/finding-lines.ts";
import { allocationText, percent } from "../support/percent.ts";
import { printable } from "../support/printable.ts";
import type { EvaluationReport } from "./run.ts";

function numberText(value: number | null): string {
  return value === null ? "unknown" : String(Number(value.toPrecision(6)));
}

function conditionRow({ id, left, right, result, margin, reason }: ConditionTrace): string[] {
  return [
    `  ${printable(id)}`,
    numberText(left),
    numberText(right),
    reason === undefined ? result : `${result} (${reason})`,
    margin === null ? "" : `margin ${numberText(margin)}`,
  ];
}

function entryLines(entry: TraceEntry): string[] {
  const chosen = entry.slots === undefined ? "" : ` -> ${entry.slots.join(" and ") || "nothing"}`;
  const head = `${printable(entry.id)} (${entry.kind})${chosen}, ${percent(entry.share)} of the portfolio`;
  const scores = (entry.scores ?? []).map(({ id, score, chosen: isChosen }) => [
    `  ${printable(id)}`,
    numberText(score),
    isChosen ? "chosen" : "",
  ]);
  const rows = [...(entry.conditions ?? []).map(conditionRow), ...scores];
  return rows.length > 0 ? [head, alignColumns(rows)] : [head];
}

/** The report as text: the weights, then every node that was looked at. */
export function printEvaluation({ date, weights, trace, findings }: EvaluationReport): string {
  return [
    `Decision of ${date}: ${allocationText(weights)}`,
    "",
    ...trace.flatMap(entryLines),
    ...findingLines(findings),
  ].join("\n");
}
