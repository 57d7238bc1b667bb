/** The days of a fund that follows a multiple of another security's daily return. */
import { randomFractions, randomNormals } from "../../random/generator.ts";
import { hash } from "../../random/hash.ts";
import { dayPrices, splitDue } from "./plain-days.ts";
import type { DayReturns, PlainDay } from "./plain-days.ts";
import type { LeveragedSecurity } from "./security.ts";

const DAYS_A_YEAR = 252;
/** A fund that follows minus three times its index would be wiped out by a third; none falls further in a day. */
const DEEPEST_FALL = -0.95;

/** Returns of the underlying since its previous close, with its dividend put back and its split undone. */
function underlyingReturns(day: PlainDay, previous: PlainDay): DayReturns {
  const since = (price: number) => (price * day.splitFactor + day.divCash) / previous.close - 1;
  return { open: since(day.open), high: since(day.high), low: since(day.low), close: since(day.close) };
}

/** The fund's days from its first session on, from the days of its underlying. */
export function leveragedDays(
  fund: LeveragedSecurity,
  underlying: readonly PlainDay[],
  seed: number,
): PlainDay[] {
  const normals = randomNormals(randomFractions(hash(seed, "security", fund.ticker)));
  const multiplied = (value: number) =>
    Math.max(DEEPEST_FALL, fund.multiple * value - fund.fee / DAYS_A_YEAR);
  const days: PlainDay[] = [];
  let exact = fund.price;
  for (const [index, day] of underlying.entries()) {
    const before = underlying[index - 1];
    if (day.date < fund.since || !before) continue;
    const returns = underlyingReturns(day, before);
    const extremes = [multiplied(returns.high), multiplied(returns.low)];
    const previous = days.at(-1);
    const splitFactor = previous ? splitDue(previous.close, fund.splits) : 1;
    const start = exact / splitFactor;
    const close = multiplied(returns.close);
    const prices = dayPrices(start, {
      open: multiplied(returns.open),
      close,
      high: Math.max(...extremes),
      low: Math.min(...extremes),
    });
    const busy = Math.exp(0.3 * normals() + 10 * Math.min(0.1, Math.abs(returns.close)));
    days.push({ date: day.date, ...prices, volume: Math.round(fund.volume * busy), divCash: 0, splitFactor });
    exact = start * (1 + close);
  }
  return days;
}
