/**
 * The market's time between two answers of the server. The browser's own clock is never asked what time it is: only
 * how much has passed since the server last said so.
 */

/** `instant` in epoch ms of market time; `readAt` in ms of `performance.now()`; `speed` in market ms per real ms. */
export type ClockReading = { instant: number; readAt: number; speed: number };

/** Market time (epoch ms) at `monotonic`, a later value of `performance.now()`. */
export function marketTime(reading: ClockReading, monotonic: number): number {
  return reading.instant + Math.max(0, monotonic - reading.readAt) * reading.speed;
}
