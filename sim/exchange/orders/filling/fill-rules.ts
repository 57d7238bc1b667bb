/** What an exchange does with every order, unless an order fault says otherwise; an operator may change it. */
import * as z from "zod";
import { changed } from "../../changes/changed.ts";
import type { Change } from "../../changes/changed.ts";
import { fractionAt, hash } from "../../random/hash.ts";
import type { OrderBehaviour, PartialFill } from "../behaviour.ts";

const Milliseconds = z.int().nonnegative();
const Chance = z.number().min(0).max(1);

export const FillRules = z.strictObject({
  acknowledgeAfter: Milliseconds,
  fillAfter: Milliseconds,
  cancelAfter: Milliseconds,
  /** Fills every order in two parts; `null` fills them whole. */
  partial: z.strictObject({ fraction: z.number().gt(0).lt(1), delay: Milliseconds.nullable() }).nullable(),
  /** The chance that an order fills in two parts, a second apart; about 0.1 on Alpaca's paper accounts. */
  partialChance: Chance,
  /** The part of a minute's volume that orders can take on each side; `null` when there is enough for all. */
  participation: z.number().gt(0).max(1).nullable(),
});

/** Virtual milliseconds, fractions and chances of 0-1. */
export type FillRules = Readonly<z.output<typeof FillRules>>;

/** Changes of the rules; what is left out stays. Orders that were placed before keep what they had. */
export const FillRulesChange = FillRules.partial();

export const defaultFillRules: FillRules = {
  acknowledgeAfter: 20,
  fillAfter: 50,
  cancelAfter: 100,
  partial: null,
  partialChance: 0,
  participation: null,
};

/** A part that fills first by chance lies between these fractions of the order. */
const CHANCE_PARTS = { least: 0.1, most: 0.9, delay: 1_000 } as const;

function partialByChance(chance: number, seed: number, orderId: string): PartialFill | null {
  const draw = hash(seed, "partial", orderId);
  if (fractionAt(draw, 0) >= chance) return null;
  const { least, most, delay } = CHANCE_PARTS;
  return { fraction: least + (most - least) * fractionAt(draw, 1), delay };
}

/** The behaviour that the rules give to an order; chance follows from the seed and the order's id. */
export function usualBehaviour(rules: FillRules, seed: number, orderId: string): OrderBehaviour {
  const { acknowledgeAfter, fillAfter, cancelAfter, partial, partialChance } = rules;
  return {
    acknowledgeAfter,
    fillAfter,
    cancelAfter,
    partial: partial ?? partialByChance(partialChance, seed, orderId),
    rejectAfter: null,
    neverFills: false,
    cancelLosesToFill: false,
    settleAfterClose: null,
  };
}

/** The rules in force. */
export class FillRulebook {
  #current: FillRules = defaultFillRules;

  constructor(change: Change<FillRules>) {
    this.change(change);
  }

  get current(): FillRules {
    return this.#current;
  }

  /** Changes what is given; answers all rules. */
  change(change: Change<FillRules>): FillRules {
    this.#current = changed(this.#current, change);
    return this.#current;
  }
}
