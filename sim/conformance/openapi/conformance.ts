/** How the answers of a scenario agree with an OpenAPI document. */
import type { Answer } from "../answer.ts";
import { AnswerValidator } from "./answer-validator.ts";
import { operationsOf } from "./document.ts";
import type { OpenApiDocument } from "./document.ts";
import { departureOf } from "./departures.ts";
import type { Departure } from "./departures.ts";

/** An answer that the document does not allow. */
export interface Violation {
  readonly operation: string;
  /** Of the request, with its query. */
  readonly path: string;
  readonly status: number;
  /** Each starts with the JSON pointer of the value in the body. */
  readonly problems: readonly string[];
}

/** Refusals with a status that the document does not describe. */
export interface Undocumented {
  readonly operation: string;
  readonly status: number;
  readonly answers: number;
}

/** What is otherwise than the document says, and known to be so at Alpaca. */
export interface Departed extends Departure {
  readonly answers: number;
}

export interface OperationReport {
  readonly operation: string;
  /** Answers that were compared with a description. */
  readonly answers: number;
  readonly violations: number;
  readonly undocumented: number;
}

export interface ConformanceReport {
  readonly title: string;
  readonly version: string;
  /** How many operations the document has, and how many of them were asked for. */
  readonly operations: number;
  readonly exercised: number;
  readonly answers: number;
  readonly violations: readonly Violation[];
  readonly undocumented: readonly Undocumented[];
  readonly departures: readonly Departed[];
  /** Formats of the document that are taken for whatever they are. */
  readonly uncheckedFormats: readonly string[];
  /** The exercised operations in the document's order. */
  readonly byOperation: readonly OperationReport[];
}

interface Judged {
  readonly answer: Answer;
  readonly operation: string;
  /** `undefined` when the status is not described. */
  readonly problems: readonly string[] | undefined;
  readonly departures: readonly Departure[];
}

function judge(validator: AnswerValidator, answers: readonly Answer[]): Judged[] {
  return answers.flatMap((answer): Judged[] => {
    const verdict = validator.judge(answer);
    if (!verdict) return [];
    const { operation } = verdict;
    if (!verdict.documented) return [{ answer, operation, problems: undefined, departures: [] }];
    const departures = verdict.problems.flatMap((problem) => departureOf(operation, problem) ?? []);
    const problems = verdict.problems.filter((problem) => !departureOf(operation, problem));
    return [{ answer, operation, problems, departures }];
  });
}

function undocumentedOf(judged: readonly Judged[]): Undocumented[] {
  const counts = new Map<string, Undocumented>();
  for (const { operation, answer, problems } of judged) {
    if (problems) continue;
    const key = `${operation} ${answer.status}`;
    const answers = (counts.get(key)?.answers ?? 0) + 1;
    counts.set(key, { operation, status: answer.status, answers });
  }
  return [...counts.values()];
}

function departedOf(judged: readonly Judged[]): Departed[] {
  const all = judged.flatMap(({ departures }) => departures);
  return [...new Set(all)].map((departure) => ({
    ...departure,
    answers: all.filter((one) => one === departure).length,
  }));
}

/** Compares every answer to an operation of the document with what the document says of it. */
export function conformanceOf(document: OpenApiDocument, answers: readonly Answer[]): ConformanceReport {
  const validator = new AnswerValidator(document);
  const judged = judge(validator, answers);
  const operations = operationsOf(document);
  const byOperation = operations.flatMap((operation) => {
    const own = judged.filter((one) => one.operation === operation);
    const described = own.filter(({ problems }) => problems);
    const violations = described.filter(({ problems }) => problems?.length).length;
    const undocumented = own.length - described.length;
    return own.length === 0 ? [] : [{ operation, answers: described.length, violations, undocumented }];
  });
  const violations = judged.flatMap(({ operation, answer: { path, status }, problems = [] }) =>
    problems.length === 0 ? [] : [{ operation, path, status, problems }],
  );
  return {
    title: document.info.title,
    version: document.info.version,
    operations: operations.length,
    exercised: byOperation.length,
    answers: judged.filter(({ problems }) => problems).length,
    violations,
    undocumented: undocumentedOf(judged),
    departures: departedOf(judged),
    uncheckedFormats: validator.uncheckedFormats,
    byOperation,
  };
}
