/** Why a run came out as it did. */
import { firstOf, shortened } from "../../../platform/row-size.ts";
import type { AccountDatabase } from "../store/database.ts";
import { reasonsJsonOf, updateRun } from "../store/runs.ts";

export interface Reason {
  /** For programs: `price_missing`, `order_rejected`, ... */
  readonly code: string;
  /** One line for people. */
  readonly message: string;
  readonly symbol?: string;
  /** The strategy that it is about, when it is about one. */
  readonly strategyId?: string;
  /** Worth knowing, but nothing was cut, left out or failed because of it. */
  readonly isNote?: true;
}

/** Those of some reasons for which something did not go as it was wanted. */
export function withoutNotes(reasons: readonly Reason[]): Reason[] {
  return reasons.filter(({ isNote }) => isNote !== true);
}

/** The reasons that a run has gathered. */
export function readReasons(reasonsJson: string): Reason[] {
  return JSON.parse(reasonsJson);
}

/** Says that so many things are not in a record which would be too large for a row with them. */
export function leftOutNote(count: number, what: string): Reason[] {
  const message = `${count} more ${what} are not in this record, which would be too large`;
  return count > 0 ? [{ code: "left_out", message, isNote: true }] : [];
}

/** The first of some reasons, at most so many, and a last one that says how many more there are. */
export function firstReasons(reasons: readonly Reason[], most: number): Reason[] {
  const { kept, leftOut } = firstOf(reasons, most);
  return [...kept, ...leftOutNote(leftOut, "reasons")];
}

/** Reasons with some more; one that is among them already is not repeated. */
export function withReasons(known: readonly Reason[], added: readonly Reason[]): Reason[] {
  const reasons = [...known];
  for (const reason of added) {
    const isKnown = reasons.some(
      ({ code, symbol, strategyId }) =>
        code === reason.code && symbol === reason.symbol && strategyId === reason.strategyId,
    );
    if (!isKnown) reasons.push(reason);
  }
  return reasons;
}

/** Adds reasons to a run; one that it has already is not repeated. */
export function addReasons(database: AccountDatabase, slot: string, added: readonly Reason[]): void {
  const known = added.length > 0 ? reasonsJsonOf(database, slot) : undefined;
  if (known === undefined) return;
  // What vendors say stands in them, who may say anything.
  const brief = added.map((reason) => ({ ...reason, message: shortened(reason.message) }));
  const reasons = withReasons(readReasons(known), brief);
  updateRun(database, slot, { reasonsJson: JSON.stringify(reasons) });
}
