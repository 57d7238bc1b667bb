/** Everything that parsing and linting can find, and how much it weighs. A new finding is a line here. */

export type FindingLevel = "error" | "warning";

/** What keeps a strategy from being carried out exactly. */
const ERRORS = [
  "text.too-large",
  "text.not-json",
  "file.foreign",
  "file.several",
  "file.without-tree",
  "shape.invalid",
  "tree.too-deep",
  "tree.too-large",
  "kind.missing",
  "kind.unknown",
  "call.missing",
  "call.cycle",
  "call.unreadable",
  "weighting.unknown",
  "rank.unknown",
  "quantifier.unknown",
  "group-logic.unknown",
  "scaling.bound-missing",
  "condition.type-unknown",
  "comparator.unknown",
  "threshold.missing",
  "date.impossible",
  "metric.missing",
  "metric.unknown",
  "metric.date-misplaced",
  "metric.needs-bars",
  "metric.custom-missing",
  "metric.formula-wrong",
  "ticker.missing",
  "ticker.malformed",
  "ticker.cash",
  "ticker.elsewhere",
  "ticker.ratio-held",
  "ticker.branch-held",
  "ticker.branch-unknown",
  "ticker.branch-misplaced",
  "ticker.unknown",
  "history.too-short",
] as const;

/** What leaves a strategy usable, though perhaps not as its author meant it. */
const WARNINGS = [
  "id.duplicate",
  "slot.ignored",
  "kind.not-tradable",
  "library.duplicate",
  "number.adjusted",
  "quantifier.missing",
  "quantifier.number-missing",
  "conditions.read-as-entry",
  "conditions.ignored",
  "weighting.weight-missing",
  "weighting.weight-negative",
  "weighting.window-shared",
  "weighting.caps-crossed",
  "weighting.sum",
  "condition.never",
  "condition.always",
  "condition.same-close",
  "condition.units-differ",
  "condition.contradicts-branch",
  "condition.repeats-branch",
  "conditions.empty",
  "conditions.contradictory",
  "quantifier.never",
  "quantifier.always",
  "threshold.unit",
  "threshold.improbable",
  "scaling.constant",
  "function.takes-all",
  "function.scores-alike",
  "node.holds-nothing",
  "ticker.ratio-same",
  "ticker.branch-empty",
  "ticker.delisted",
  "history.closed-days",
  "history.unsettled",
  "indicator.never-settles",
  "indicator.volume-late",
] as const;

export type ErrorCode = (typeof ERRORS)[number];
export type WarningCode = (typeof WARNINGS)[number];
export type FindingCode = ErrorCode | WarningCode;

/** The level of every code. */
export const FINDING_CODES: ReadonlyMap<FindingCode, FindingLevel> = new Map<FindingCode, FindingLevel>([
  ...ERRORS.map((code): [FindingCode, FindingLevel] => [code, "error"]),
  ...WARNINGS.map((code): [FindingCode, FindingLevel] => [code, "warning"]),
]);
