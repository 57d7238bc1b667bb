/** Choices drawn from random fractions. */

export interface Draw {
  /** An integer from one to another, both included. */
  whole(from: number, to: number): number;
  oneOf<const Items extends readonly [unknown, ...unknown[]]>(items: Items): Items[number];
  /** One of the items for certain and each other one with a chance of a quarter, in their order. */
  some<Item>(items: readonly Item[]): Item[];
}

/** Choices that follow from a sequence of fractions in [0, 1); each takes one, and `some` one an item more. */
export function drawFrom(fractions: () => number): Draw {
  const whole = (from: number, to: number) => from + Math.floor(fractions() * (to - from + 1));
  return {
    whole,
    oneOf: (items) => items[whole(0, items.length - 1)] ?? items[0],
    some: (items) => {
      const certain = whole(0, items.length - 1);
      return items.filter((_item, index) => whole(0, 3) === 0 || index === certain);
    },
  };
}
