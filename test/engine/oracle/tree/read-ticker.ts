import { textOf } from "./fields.ts";
import type { Instrument, Slot } from "./tree.ts";

/** The slots of a node that its `branch:` tickers may name. */
export type NamedSlots = Readonly<Partial<Record<"then" | "else", Slot>>>;

const SIDES: ReadonlyMap<string, "then" | "else"> = new Map([
  ["THEN", "then"],
  ["FROM", "then"],
  ["ENTER", "then"],
  ["ELSE", "else"],
  ["TO", "else"],
  ["EXIT", "else"],
]);

/** What a position or a fallback names; `null` is cash. */
export function readHolding(value: unknown): string | null {
  const ticker = textOf(value)?.toUpperCase() ?? "EMPTY";
  if (ticker.includes("/") || ticker.includes(":")) throw new Error(`${ticker} cannot be held`);
  return ticker === "EMPTY" ? null : ticker;
}

/** What a condition or a scaling reads. */
export function readInstrument(value: unknown, slots: NamedSlots): Instrument {
  const text = textOf(value)?.toUpperCase() ?? "EMPTY";
  if (text.startsWith("BRANCH:")) {
    const side = SIDES.get(text.slice("BRANCH:".length).trim());
    const slot = side === undefined ? undefined : slots[side];
    if (slot === undefined) throw new Error(`there is no ${text} here`);
    return { form: "branch", slot };
  }
  if (text === "EMPTY") throw new Error("cash has no price");
  const [numerator, denominator, ...more] = text.split("/").map((part) => part.trim());
  if (more.length > 0) throw new Error(`${text} is no ratio`);
  if (denominator === undefined) return { form: "ticker", ticker: text };
  return { form: "ratio", numerator: numerator!, denominator };
}
