/** Invented CUSIPs, well formed and the same in every run. */
import { hash } from "../random/hash.ts";

const BASE_DIGITS = 8;

/**
 * Nine digits that belong to the names given. Source of the check digit: CUSIP Global Services, the "modulus 10
 * double add double" technique.
 */
export function inventedCusip(...names: readonly string[]): string {
  const base = String(hash("cusip", ...names) % 10 ** BASE_DIGITS).padStart(BASE_DIGITS, "0");
  let sum = 0;
  for (let index = 0; index < BASE_DIGITS; index++) {
    const value = Number(base.charAt(index)) * (index % 2 === 1 ? 2 : 1);
    sum += Math.floor(value / 10) + (value % 10);
  }
  return `${base}${(10 - (sum % 10)) % 10}`;
}
