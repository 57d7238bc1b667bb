/** Spells in which a part of the platform does not answer. */

/** How the names of calls to a part begin. */
const PARTS = {
  store: "kv.",
  control: "control.",
  database: "deliver ",
  broker: "/v2",
} as const;

export interface Spell {
  readonly part: keyof typeof PARTS;
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
}

export class Spells {
  readonly #spells: readonly Spell[];
  readonly #now: () => number;

  constructor(spells: readonly Spell[], now: () => number) {
    this.#spells = spells;
    this.#now = now;
  }

  /** Throws when the part that a call goes to is down. */
  assertUp(name: string): void {
    const now = this.#now();
    for (const { part, from, to } of this.#spells) {
      const prefix = PARTS[part];
      const isMeant = part === "broker" ? name.includes(` ${prefix}`) : name.startsWith(prefix);
      if (isMeant && now >= from && now < to) throw new Error(`${part} does not answer`);
    }
  }
}
