/** Smooth seeded noise in time. */
import { fractionAt } from "../random/hash.ts";

/** Seconds between the points that the noise runs through; the second wave keeps it from looking regular. */
const WAVES = [
  { seconds: 17, weight: 0.65 },
  { seconds: 43, weight: 0.35 },
] as const;
/** Beyond 1 the noise rests at its limits now and then instead of only touching them. */
const REACH = 3;

function wave(seed: number, seconds: number, period: number): number {
  const point = Math.floor(seconds / period);
  const share = (1 - Math.cos(Math.PI * (seconds / period - point))) / 2;
  const before = fractionAt(seed, point);
  const after = fractionAt(seed, point + 1);
  return 2 * (before + (after - before) * share) - 1;
}

/** A number in [-1, 1] that changes smoothly over tens of seconds, for a 32-bit seed and a time in seconds. */
export function wiggle(seed: number, seconds: number): number {
  let sum = 0;
  for (const [index, { seconds: period, weight }] of WAVES.entries()) {
    sum += weight * wave(seed + index, seconds, period);
  }
  return Math.min(1, Math.max(-1, REACH * sum));
}
