/** Corporate actions that an operator scripts. Each takes effect at the open of the session of its New York date. */
import * as z from "zod";
import { isDate } from "../../../src/engine/calendar/dates.ts";

const symbol = z.string();
/** New York date of the first session with it: the ex-date of a dividend. */
const date = z.string().refine(isDate, "is not a date YYYY-MM-DD");
/** Dollars a share, up to 6 decimals, as a decimal string. */
const dollars = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, "is not an amount of dollars"));

/** A booking may come so long after the open, virtual ms: dividends are paid weeks later. */
const LONGEST_DELAY_MS = 90 * 86_400_000;
const Delay = z.int().min(0).max(LONGEST_DELAY_MS).optional();
/** How long after the open it is booked, and told: with the booking when not given. */
const delays = { bookedAfter: Delay, toldAfter: Delay };

const Split = z.strictObject({
  type: z.literal("split"),
  symbol,
  date,
  ...delays,
  /** Shares for one share before: 2 doubles them, 0.1 joins ten into one. */
  factor: z
    .number()
    .min(0.0001)
    .max(10_000)
    .refine((factor) => factor !== 1, "must not be 1"),
});

const Dividend = z.strictObject({
  type: z.literal("dividend"),
  symbol,
  date,
  ...delays,
  cash: dollars.refine((text) => Number(text) > 0, "must be above zero"),
});

const SymbolChange = z.strictObject({
  type: z.literal("symbol-change"),
  symbol,
  date,
  newSymbol: z.string(),
});

const Delisting = z.strictObject({
  type: z.literal("delisting"),
  symbol,
  date,
  /** What holders are paid; without it they keep shares that do not trade. */
  cashPerShare: dollars.optional(),
});

export const CorporateAction = z.discriminatedUnion("type", [Split, Dividend, SymbolChange, Delisting]);

export type ScriptedSplit = Readonly<z.output<typeof Split>>;
export type ScriptedDividend = Readonly<z.output<typeof Dividend>>;
export type ScriptedSymbolChange = Readonly<z.output<typeof SymbolChange>>;
export type ScriptedDelisting = Readonly<z.output<typeof Delisting>>;
export type CorporateAction = ScriptedSplit | ScriptedDividend | ScriptedSymbolChange | ScriptedDelisting;

/** Whether the symbol ends with the action: nothing trades under it any more. */
export function endsSymbol(action: CorporateAction): action is ScriptedSymbolChange | ScriptedDelisting {
  return action.type === "symbol-change" || action.type === "delisting";
}
