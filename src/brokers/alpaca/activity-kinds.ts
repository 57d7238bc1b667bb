/** Alpaca's types of account activities in the field's terms. Source: `ActivityType` in Alpaca's OpenAPI document. */
import type { ActivityKind } from "../../engine/ledger/reconcile/activity.ts";
import type { Decimal } from "../../engine/money/decimal.ts";

/** Types that mean the same whatever is in the entry. Those that are not here are `other`. */
const KINDS: Readonly<Record<string, ActivityKind>> = {
  FILL: "fill",
  CSD: "deposit",
  CSW: "withdrawal",
  DIV: "dividend",
  DIVCGL: "dividend",
  DIVCGS: "dividend",
  // Taxes that are withheld from a dividend: it is paid in full, and this takes a part of it back.
  DIVFT: "dividend",
  DIVNRA: "dividend",
  DIVTW: "dividend",
  DIVROC: "dividend",
  DIVTXEX: "dividend",
  CGD: "dividend",
  INT: "interest",
  INTNRA: "interest",
  INTTW: "interest",
  FEE: "fee",
  CFEE: "fee",
  DIVFEE: "fee",
  PTC: "fee",
  PTR: "fee",
  SPLIT: "split",
  // The name of splits in older answers.
  SSP: "split",
  ACATC: "transfer",
  ACATS: "transfer",
  FOPT: "transfer",
  JNLS: "transfer",
  OCT: "transfer",
  TRANS: "transfer",
};

/** Types that move cash or shares by a rule of their own: corporate actions, options, and everything else. */
const OTHERS: ReadonlySet<string> = new Set(
  "MA MISC NC OPASN OPCA OPCSH OPEXC OPEXP OPTRD REORG SPIN SSO SC".split(" "),
);

/** Journal entries of cash go by the sign of their amount. */
const JOURNALS: ReadonlySet<string> = new Set(["JNL", "JNLC"]);

/** Whether a type is one whose meaning is known; entries of others may hold anything. */
export function isKnownType(type: string): boolean {
  return Object.hasOwn(KINDS, type) || JOURNALS.has(type) || OTHERS.has(type);
}

/** The kind of an activity of a type, with the dollars that it moved. */
export function activityKind(type: string, cash: Decimal | null): ActivityKind {
  if (JOURNALS.has(type) && cash && !cash.eq(0)) return cash.gt(0) ? "deposit" : "withdrawal";
  if (JOURNALS.has(type)) return "transfer";
  return Object.hasOwn(KINDS, type) ? (KINDS[type] ?? "other") : "other";
}
