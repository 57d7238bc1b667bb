/** The same history, told in another order: in batches, some of it twice, and what was wrong first before what is right. */
import * as fc from "fast-check";
import type { History } from "./histories.ts";
import type { Telling } from "./told-account.ts";

/** Random numbers that order, repeat and part what is told. */
export const tellers = fc.infiniteStream(fc.nat(999));

/** What is told at once, one batch after the other. */
export function retold({ tellings }: History, numbers: Iterator<number>): Telling[][] {
  const next = () => Number(numbers.next().value);
  const keyed = tellings.flatMap((versions) => {
    const keys = versions.map(next).toSorted((a, b) => a - b);
    return versions.map((telling, index) => ({ telling, key: keys.at(index)! }));
  });
  const inOrder = keyed.toSorted((a, b) => a.key - b.key).map(({ telling }) => telling);
  // A list that was answered before may be answered again, as long as nothing newer was told of the same.
  const twice = inOrder.flatMap((telling) => (next() < 250 ? [telling, telling] : [telling]));
  const batches: Telling[][] = [];
  for (const telling of twice) {
    if (batches.length === 0 || next() < 500) batches.push([]);
    batches.at(-1)!.push(telling);
  }
  return batches;
}
