/** A report for people. */
import { alignColumns } from "../support/columns.ts";
import type { FileReport } from "./run.ts";

/** Violations that are spelled out for each operation. */
const SHOWN = 5;

function violationLines({ violations }: FileReport, operation: string): string[] {
  const own = violations.filter((violation) => violation.operation === operation);
  const lines = own.flatMap(({ path, status, problems }) =>
    problems.map((problem) => `    ${status} ${path}: ${problem}`),
  );
  const more = lines.length > SHOWN ? [`    and ${lines.length - SHOWN} more`] : [];
  return [...lines.slice(0, SHOWN), ...more];
}

/** The report as text: a line for each operation that was asked for with its violations, and the totals. */
export function printConformance(report: FileReport): string {
  const { file, title, version, operations, exercised, answers, violations, undocumented } = report;
  const departures = report.departures.map(
    (one) => `  departs on purpose: ${one.operation}: ${one.problem} (${one.answers}): ${one.reason}`,
  );
  const rows = report.byOperation.map((row) => [
    `  ${row.operation}`,
    `${row.answers} checked`,
    `${row.violations} violations`,
    `${row.undocumented} undocumented`,
  ]);
  const table = alignColumns(rows).split("\n");
  return [
    `${title} ${version} (${file})`,
    ...report.byOperation.flatMap(({ operation }, place) => [
      table[place] ?? "",
      ...violationLines(report, operation),
    ]),
    ...undocumented.map(
      (one) => `  status not in the document: ${one.operation} ${one.status} (${one.answers})`,
    ),
    ...departures,
    ...report.uncheckedFormats.map((format) => `  format not checked: ${format}`),
    `${exercised} of ${operations} operations asked for, ${operations - exercised} not; ` +
      `${answers} answers checked, ${violations.length} with violations.`,
  ].join("\n");
}
