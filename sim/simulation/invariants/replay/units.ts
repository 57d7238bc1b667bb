/**
 * Amounts as whole numbers of their smallest unit: cents, and billionths of a share. The replay reckons with these and with
 * nothing else of the product, so that a fault of the one is none of the other.
 */

const CENTS = 2;
const BILLIONTHS = 9;

function scaled(text: string, decimals: number): bigint {
  const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === "") throw new Error(`${text} is not an amount`);
  const kept = fraction.slice(0, decimals).padEnd(decimals, "0");
  const units = BigInt(whole + kept);
  // Rounded half up, away from zero.
  const rounded = (fraction[decimals] ?? "0") >= "5" ? units + 1n : units;
  return sign === "-" ? -rounded : rounded;
}

/** Cents of an amount of dollars in decimal text, rounded half up. */
export const cents = (dollars: string): bigint => scaled(dollars, CENTS);

/** Billionths of a number in decimal text. */
export const billionths = (shares: string): bigint => scaled(shares, BILLIONTHS);

function shown(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const fraction = digits.slice(-decimals).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${digits.slice(0, -decimals)}${fraction === "" ? "" : `.${fraction}`}`;
}

export const dollarsOf = (amount: bigint): string => shown(amount, CENTS);
export const sharesOf = (quantity: bigint): string => shown(quantity, BILLIONTHS);

/** Cents that billionths of a share come to at a price of billionths of a dollar, rounded half up. */
export function valueOf(quantity: bigint, price: bigint): bigint {
  const half = 5n * 10n ** 15n;
  const product = quantity * price;
  return product < 0n ? -((-product + half) / (2n * half)) : (product + half) / (2n * half);
}

/**
 * Divides a total in proportion to weights, exactly: everyone's part is rounded towards zero, and the units left go one by
 * one to the largest remainders, the first of them on ties. Nobody gets anything where there is no weight.
 */
export function divided(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole <= 0n) return weights.map(() => 0n);
  const size = total < 0n ? -total : total;
  const parts = weights.map((weight) => (size * weight) / whole);
  const order = weights
    .map((weight, index) => ({ index, remainder: (size * weight) % whole }))
    .toSorted((a, b) =>
      a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
    );
  let left = size - parts.reduce((sum, part) => sum + part, 0n);
  for (const { index } of order) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return total < 0n ? parts.map((part) => -part) : parts;
}
