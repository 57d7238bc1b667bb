/** How much one run may do, and how its owner makes that less. */

/** Fractions are of managed equity: the account without what no strategy owns in shares. */
export interface RiskLimits {
  /** The most that one order may be worth, as a fraction. */
  readonly maxOrderValue: number;
  /** The most that one symbol may be worth once it was bought, over all strategies, as a fraction. */
  readonly maxWeight: number;
  /** The most that all buys and sells of a run may be worth together, as a fraction: 2 changes everything once. */
  readonly maxTurnover: number;
  /** The most orders that a run may send. */
  readonly maxOrders: number;
  /** How far a limit price may be from the market, as a fraction of the market's price. */
  readonly limitReach: number;
  /** Symbols that may be bought; null allows every asset that the broker trades. */
  readonly allowedSymbols: readonly string[] | null;
}

/** The system's own limits: nobody trades beyond them. */
export const DEFAULT_LIMITS: RiskLimits = {
  maxOrderValue: 1,
  maxWeight: 1,
  maxTurnover: 2,
  maxOrders: 200,
  limitReach: 0.03,
  allowedSymbols: null,
};

/** What an owner asks for: a field that is missing, or undefined, stays as it is. */
export type AskedLimits = { readonly [Field in keyof RiskLimits]?: RiskLimits[Field] | undefined };

export type Tightened =
  | { readonly ok: true; readonly limits: RiskLimits }
  | {
      readonly ok: false;
      readonly code: "looser_than_system";
      readonly field: keyof RiskLimits;
      readonly message: string;
    };

const NUMBERS = ["maxOrderValue", "maxWeight", "maxTurnover", "maxOrders", "limitReach"] as const;

/**
 * The limits with what an owner asks for in their place; what is not asked for stays. Refused when a field would allow
 * more than `limits` do, or is no number.
 */
export function tighten(limits: RiskLimits, asked: AskedLimits): Tightened {
  const refuse = (field: keyof RiskLimits, message: string): Tightened => ({
    ok: false,
    code: "looser_than_system",
    field,
    message,
  });
  const merged: { -readonly [Field in keyof RiskLimits]: RiskLimits[Field] } = { ...limits };
  for (const field of NUMBERS) {
    const wanted = asked[field];
    if (wanted === undefined) continue;
    // Written so that NaN, which is under nothing, is refused.
    if (!(wanted <= limits[field])) return refuse(field, `${field} may be ${limits[field]} at most`);
    merged[field] = wanted;
  }
  if (asked.allowedSymbols === undefined) return { ok: true, limits: merged };
  const { allowedSymbols } = limits;
  const outside =
    allowedSymbols === null
      ? undefined
      : asked.allowedSymbols?.find((symbol) => !allowedSymbols.includes(symbol));
  if (outside !== undefined) return refuse("allowedSymbols", `${outside} is not among the allowed symbols`);
  if (asked.allowedSymbols === null && allowedSymbols !== null) {
    return refuse("allowedSymbols", "not every symbol is allowed");
  }
  return { ok: true, limits: { ...merged, allowedSymbols: asked.allowedSymbols } };
}
