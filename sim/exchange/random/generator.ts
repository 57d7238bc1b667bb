/** Reproducible random numbers. */

/** Draws fractions in [0, 1), the same sequence for the same 32-bit seed (the mulberry32 generator). */
export function randomFractions(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x100000000;
  };
}

/** Draws standard normal numbers from fractions in [0, 1) (the Box-Muller transform, one number per two draws). */
export function randomNormals(fractions: () => number): () => number {
  return () => {
    const radius = Math.sqrt(-2 * Math.log(1 - fractions()));
    return radius * Math.cos(2 * Math.PI * fractions());
  };
}

/** The items in a random order (Fisher-Yates); the given array stays as it is. */
export function shuffled<Item>(items: readonly Item[], fractions: () => number): Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const [taken] = order.splice(Math.floor(fractions() * (last + 1)), 1);
    if (taken !== undefined) order.push(taken);
  }
  return order;
}
