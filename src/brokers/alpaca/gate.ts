/** Lets a few tasks run at a time; the others wait for their turn, in the order in which they came. */

export type Gate = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** A gate that lets at most `width` tasks be under way. A task that throws leaves it like any other. */
export function createGate(width: number): Gate {
  const waiting: (() => void)[] = [];
  let underWay = 0;

  async function enter(): Promise<void> {
    if (underWay < width) underWay += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    // Whoever waited longest takes the place that becomes free.
    if (next) next();
    else underWay -= 1;
  }

  return async (task) => {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
