/** Circles of imports: files that cannot be understood one after the other. */

type Graph = ReadonlyMap<string, readonly string[]>;

/** A shortest way from one file to another, both included; `undefined` where there is none. */
function wayBetween(start: string, end: string, graph: Graph): string[] | undefined {
  const before = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const next of graph.get(file) ?? []) {
      if (before.has(next)) continue;
      before.set(next, file);
      if (next !== end) {
        queue.push(next);
        continue;
      }
      const way = [end];
      for (let at = file; at !== start; at = before.get(at)!) way.unshift(at);
      return [start, ...way];
    }
  }
  return undefined;
}

/** What is left of a graph when files that import nothing in it are taken away, again and again: its circles lie there. */
function core(graph: Graph): Graph {
  const left = new Map(graph);
  for (let size = -1; size !== left.size;) {
    size = left.size;
    for (const [file, to] of left) if (!to.some((next) => left.has(next))) left.delete(file);
  }
  return new Map([...left].map(([file, to]) => [file, to.filter((next) => left.has(next))]));
}

/** A shortest circle through each file that is on one, as `a -> b -> a`; each circle once. */
export function circlesIn(imports: readonly { readonly from: string; readonly to: string }[]): string[] {
  const graph = new Map<string, string[]>();
  for (const { from, to } of imports) graph.set(from, [...(graph.get(from) ?? []), to]);
  const open = core(graph);
  const circles = new Map<string, string>();
  for (const file of open.keys()) {
    const way = wayBetween(file, file, open);
    if (way) circles.set([...new Set(way)].toSorted().join(), way.join(" -> "));
  }
  return [...circles.values()];
}
