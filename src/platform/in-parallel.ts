/** Several requests at a time, and never more than the platform lets wait for an answer. */

/** What one invocation may have under way at the same time; a seventh would be kept waiting by the platform. */
export const CONNECTIONS = 6;

/** Does a task for every item, at most `CONNECTIONS` at a time, started in order; the results in the items' order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) results[index] = await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(CONNECTIONS, items.length) }, work));
  return results;
}
