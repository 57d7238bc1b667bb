/** Why a run came out as it did. */
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
  const reasons = withReasons(readReasons(known), added);
  updateRun(database, slot, { reasonsJson: JSON.stringify(reasons) });
}
