/** Alpaca's types of account activities in the field's terms. Source: `ActivityType` in Alpaca's OpenAPI document. */
import type { ActivityKind } from "../../../engine/ledger/reconcile/activity.ts";
import type { Decimal } from "../../../engine/money/decimal.ts";

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
  WH: "fee",
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

/** Journal entries of cash go by the sign of their amount. */
const JOURNALS: ReadonlySet<string> = new Set(["JNL", "JNLC"]);

/** An option was exercised or assigned, or has expired; the third is the trade in shares that came of it. */
const OPTION_EVENTS: ReadonlySet<string> = new Set(["OPASN", "OPEXC", "OPEXP", "OPTRD"]);
const OPTION_TRADE = "OPTRD";

const MONEY_ALONE: ReadonlySet<ActivityKind> = new Set(["deposit", "withdrawal", "dividend", "fee"]);

/** Whether a type tells what has become of an option. */
export function isOptionEvent(type: string): boolean {
  return OPTION_EVENTS.has(type);
}

function kindOf(type: string): ActivityKind | undefined {
  return Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
}

/** Whether what is told by a type moves money alone, whatever number of shares it is counted for. */
export function movesNoShares(type: string): boolean {
  const kind = kindOf(type);
  return kind !== undefined && MONEY_ALONE.has(kind);
}

interface Moved {
  readonly cash: Decimal | null;
  readonly quantity: Decimal | null;
}

/** The kind of an activity of a type, with the dollars and the shares that it moved. Those that are not known are `other`. */
export function activityKind(type: string, { cash, quantity }: Moved): ActivityKind {
  if (JOURNALS.has(type) && cash && !cash.eq(0)) return cash.gt(0) ? "deposit" : "withdrawal";
  if (JOURNALS.has(type)) return "transfer";
  // The owner has bought or sold shares: by an option, and not by an order.
  if (type === OPTION_TRADE && quantity && !quantity.eq(0)) return "fill";
  return kindOf(type) ?? "other";
}
