import { decimal, sum, toText } from "../../../../src/engine/money/decimal.ts";
import type { LiveStrategy } from "../../../../src/contract/strategies.ts";

/** Percent of the account (decimal text) that no active strategy has been given; zero at the least. */
export function shareLeft(strategies: readonly LiveStrategy[]): string {
  const given = sum(strategies.map(({ sharePercent }) => decimal(sharePercent)));
  const left = decimal("100").minus(given);
  return left.gt(0) ? toText(left) : "0";
}

export type ShareInput = { ok: true; sharePercent: number | undefined } | { ok: false; message: string };

/** The share that was typed, in percent; undefined when the field was left empty. */
export function readShare(text: string): ShareInput {
  const trimmed = text.trim().replace(/%$/, "").trim();
  if (trimmed === "") return { ok: true, sharePercent: undefined };
  const sharePercent = Number(trimmed);
  return sharePercent > 0 && sharePercent <= 100
    ? { ok: true, sharePercent }
    : { ok: false, message: "Write a number above 0 and up to 100, or nothing." };
}
