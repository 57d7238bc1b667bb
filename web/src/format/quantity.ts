import { formatText } from "./numeric-text.ts";

const SHARES = new Intl.NumberFormat("en-US", { maximumFractionDigits: 9, roundingMode: "trunc" });

/** A number of shares (decimal text) with as many decimals as it has, nine at the most. */
export function formatQuantity(quantity: string | null): string {
  return formatText(quantity, SHARES);
}
