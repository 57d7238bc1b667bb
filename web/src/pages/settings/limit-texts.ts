/** Risk limits as they are typed. Fractions are shown in percent. */
import { decimal, toText } from "../../../../src/engine/money/decimal.ts";
import { DEFAULT_LIMITS, type RiskLimits } from "../../../../src/engine/risk/limits.ts";
import type { SettingsRequest } from "../../../../src/contract/settings.ts";
import { isNumericText } from "../../format/numeric-text.ts";

export type LimitName = keyof RiskLimits;
export type LimitTexts = Record<LimitName, string>;
export type LimitErrors = Partial<LimitTexts>;
export type AskedLimits = NonNullable<SettingsRequest["limits"]>;
type NumberName = Exclude<LimitName, "allowedSymbols">;

export type LimitField = { name: LimitName; label: string; hint: string };

const percentText = (fraction: number) => toText(decimal(fraction).times(100));
const textOf = (name: NumberName, limit: number) =>
  name === "maxOrders" ? String(limit) : percentText(limit);

function most(name: NumberName): string {
  const text = textOf(name, DEFAULT_LIMITS[name]);
  return name === "maxOrders" ? text : `${text} percent`;
}

/** The fields in the order in which they are shown. */
export const LIMIT_FIELDS: readonly LimitField[] = [
  {
    name: "maxOrderValue",
    label: "Largest order, in percent of the account",
    hint: `No single order may be worth more; one that is, is left out. At most ${most("maxOrderValue")}. A sell of all that a strategy holds is always possible.`,
  },
  {
    name: "maxWeight",
    label: "Most of one symbol, in percent of the account",
    hint: `A buy that would make a symbol worth more, over all strategies together, is left out. At most ${most("maxWeight")}.`,
  },
  {
    name: "maxTurnover",
    label: "Most traded in one run, in percent of the account",
    hint: `All buys and sells of a run together; 200 percent changes everything once. A run that wants more trades nothing. At most ${most("maxTurnover")}.`,
  },
  {
    name: "maxOrders",
    label: "Most orders in one run",
    hint: `A run that wants more trades nothing. At most ${most("maxOrders")}.`,
  },
  {
    name: "limitReach",
    label: "Farthest that a limit price may be from the market, in percent",
    hint: `Protects against a price that is a mistake: the order is not sent. At most ${most("limitReach")}.`,
  },
  {
    name: "allowedSymbols",
    label: "Symbols that may be bought",
    hint: "Divided by spaces or commas. Leave it empty for every symbol that your broker trades. Sells are always possible.",
  },
];

/** The limits in force as texts. */
export function limitTexts(limits: RiskLimits): LimitTexts {
  const { maxOrderValue, maxWeight, maxTurnover, maxOrders, limitReach, allowedSymbols } = limits;
  return {
    maxOrderValue: textOf("maxOrderValue", maxOrderValue),
    maxWeight: textOf("maxWeight", maxWeight),
    maxTurnover: textOf("maxTurnover", maxTurnover),
    maxOrders: textOf("maxOrders", maxOrders),
    limitReach: textOf("limitReach", limitReach),
    allowedSymbols: allowedSymbols?.join(" ") ?? "",
  };
}

/** What a limit has to be. */
export function limitRange(name: NumberName): string {
  const kind = name === "maxOrders" ? "whole number" : "number";
  return `Write a ${kind} above 0, and ${most(name)} at most.`;
}

function readNumber(
  name: NumberName,
  text: string,
): { ok: true; limit: number } | { ok: false; message: string } {
  const digits = text.trim().replace(/ ?%$/, "");
  const refused = { ok: false, message: limitRange(name) } as const;
  if (!isNumericText(digits)) return refused;
  const limit = name === "maxOrders" ? Number(digits) : Number(toText(decimal(digits).div(100)));
  const isWhole = name !== "maxOrders" || Number.isInteger(limit);
  return isWhole && limit > 0 && limit <= DEFAULT_LIMITS[name] ? { ok: true, limit } : refused;
}

const SYMBOL = /^[A-Z0-9.]{1,20}$/;

function symbolsIn(text: string): string[] {
  const words = text.toUpperCase().split(/[\s,;]+/);
  return words.filter((word) => word !== "");
}

/** What of the limits was changed, or what is wrong with it; what was not touched is not asked for. */
export function readLimits(
  typed: LimitTexts,
  before: LimitTexts,
): { ok: true; limits: AskedLimits } | { ok: false; errors: LimitErrors } {
  const limits: AskedLimits = {};
  const errors: LimitErrors = {};
  for (const { name } of LIMIT_FIELDS) {
    if (typed[name] === before[name]) continue;
    if (name === "allowedSymbols") {
      const symbols = symbolsIn(typed[name]);
      const wrong = symbols.find((symbol) => !SYMBOL.test(symbol));
      if (wrong === undefined) limits.allowedSymbols = symbols.length === 0 ? null : symbols;
      else errors[name] = `${wrong} is not a symbol.`;
      continue;
    }
    const read = readNumber(name, typed[name]);
    if (read.ok) limits[name] = read.limit;
    else errors[name] = read.message;
  }
  return Object.keys(errors).length === 0 ? { ok: true, limits } : { ok: false, errors };
}
