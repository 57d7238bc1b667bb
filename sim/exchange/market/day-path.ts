/**
 * The path of a price from the open to ten minutes before the close: a random walk by the minute, bent so that
 * it starts at the open, touches the day's low and high, stays between them and ends at the close.
 */
import type { Session } from "../../../src/engine/calendar/sessions.ts";
import { randomFractions, randomNormals } from "../random/generator.ts";
import type { DailyRow } from "./market-data.ts";

const MINUTE_MS = 60_000;
/** How long before the close the price has reached the day's closing price. */
export const SETTLED_BEFORE_CLOSE_MS = 10 * MINUTE_MS;
/** Size of the walk's step per square root of a minute, as a fraction of the day's range. */
const ROUGHNESS = 0.03;

/** The instant (epoch ms) at which the price has reached the close of a session: ten minutes before its end. */
export function settlingInstant(session: Session): number {
  return session.close - SETTLED_BEFORE_CLOSE_MS;
}

function bridge(path: Float64Array, from: number, to: number, step: () => number): void {
  const start = path[from] ?? 0;
  const end = path[to] ?? 0;
  const steps = new Float64Array(to - from + 1);
  for (let index = 1; index < steps.length; index++) steps[index] = (steps[index - 1] ?? 0) + step();
  const drift = steps[to - from] ?? 0;
  for (let index = 1; index < to - from; index++) {
    const share = index / (to - from);
    path[from + index] = start + (end - start) * share + (steps[index] ?? 0) - drift * share;
  }
}

/**
 * Prices in dollars at every whole minute from the open to ten minutes before the close. The last two are the
 * day's close: it is reached a minute early, so that the whole of that minute trades there. The same seed
 * (32-bit) gives the same path.
 */
export function dayPath(row: DailyRow, session: Session, seed: number): Float64Array {
  const last = (settlingInstant(session) - session.open) / MINUTE_MS;
  const fractions = randomFractions(seed);
  const normals = randomNormals(fractions);
  const first = 1 + Math.floor(fractions() * (last / 2 - 2));
  const second = first + 1 + Math.floor(fractions() * (last - 3 - first));
  const lowFirst = fractions() < 0.5;
  const path = new Float64Array(last + 1);
  path[0] = row.open;
  path[first] = lowFirst ? row.low : row.high;
  path[second] = lowFirst ? row.high : row.low;
  path[last - 1] = row.close;
  path[last] = row.close;
  const step = () => normals() * ROUGHNESS * (row.high - row.low);
  bridge(path, 0, first, step);
  bridge(path, first, second, step);
  bridge(path, second, last - 1, step);
  for (let minute = 1; minute < last - 1; minute++) {
    path[minute] = Math.min(row.high, Math.max(row.low, path[minute] ?? 0));
  }
  return path;
}
