/** Sweeps: the same test at so many places that all of them take minutes. */
import { inject } from "vitest";
import { fractionAt, hash } from "../../sim/exchange/random/hash.ts";

const SEED = hash("sweep");

declare module "vitest" {
  interface ProvidedContext {
    /** How much of a sweep is tried: a sample by `npm test`, everything by `npm run test:sweeps`. */
    sweeps: "sampled" | "full";
  }
}

/**
 * What a sweep tries of its items: all of them, or by `npm test` only `few`, one from each of as many stretches from the first
 * to the last, drawn by a fixed seed: the sample is the same in every run.
 */
export function swept<Item>(items: readonly Item[], few: number): Item[] {
  if (inject("sweeps") === "full" || items.length <= few) return [...items];
  const startOf = (stretch: number) => Math.floor((stretch * items.length) / few);
  return Array.from({ length: few }, (_, nth) => {
    const [start, end] = [startOf(nth), startOf(nth + 1)];
    return items[start + Math.floor(fractionAt(SEED, nth) * (end - start))]!;
  });
}
