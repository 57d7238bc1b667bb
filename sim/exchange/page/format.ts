/** How the page writes amounts and instants. */
import { weekday } from "../../../src/engine/calendar/dates.ts";
import { newYorkTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const NOTHING = "–";

function dollarFormat(maximumFractionDigits: number): Intl.NumberFormat {
  return new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: 2,
    maximumFractionDigits,
  });
}
const DOLLARS = dollarFormat(2);
const PRICE = dollarFormat(4);
const SHARES = new Intl.NumberFormat("en-US", { maximumFractionDigits: 9 });

function formatted(value: Decimal, format: Intl.NumberFormat): string {
  // A decimal's text is what the formatter takes for an exact number.
  return format.format(toText(value) as `${number}`);
}

/** Dollars with cents, `$12,345.60`; a dash for `null`. */
export function dollars(value: Decimal | null): string {
  return value === null ? NOTHING : formatted(value, DOLLARS);
}

/** The price of a share in dollars, with two to four decimals; a dash for `null`. */
export function price(value: Decimal | null): string {
  return value === null ? NOTHING : formatted(value, PRICE);
}

/** A number of shares, with up to 9 decimals. */
export function shares(value: Decimal): string {
  return formatted(value, SHARES);
}

/** The New York date, weekday and time to the second of an instant (epoch ms): `Fri 2026-11-20 15:50:00`. */
export function moment(instant: number): string {
  const timestamp = newYorkTimestamp(instant);
  const date = timestamp.slice(0, 10);
  return `${DAYS[weekday(date) - 1]} ${date} ${timestamp.slice(11, 19)}`;
}

/** The same without year and seconds, for a button: `Fri 11-20 15:50`. */
export function shortMoment(instant: number): string {
  const [day, date = "", time = ""] = moment(instant).split(" ");
  return `${day} ${date.slice(5)} ${time.slice(0, 5)}`;
}

/** What a list leaves out: empty when it shows everything. */
export function andMore(shown: number, all: number, what: string): string {
  return all > shown ? `The newest ${shown} of ${all.toLocaleString("en-US")} ${what}.` : "";
}
