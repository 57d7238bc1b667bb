import { formatText } from "./numeric-text.ts";

const DOLLARS = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
const PRICE = new Intl.NumberFormat("en-US", {
  style: "currency",
  currency: "USD",
  minimumFractionDigits: 2,
  maximumFractionDigits: 4,
});

/** An amount of dollars (decimal text) with cents: `$12,345.67`. */
export function formatMoney(amount: string | null): string {
  return formatText(amount, DOLLARS);
}

/** The price of one share in dollars, with two to four decimals: decimal text, or a float from the market's data. */
export function formatPrice(price: string | number | null): string {
  return typeof price === "number" ? PRICE.format(price) : formatText(price, PRICE);
}
