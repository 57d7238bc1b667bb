/** What simulated strategies go by: simple enough to be reckoned a second time. */
import { following, holding, type Mix, switching } from "./trees.ts";

export type Rule =
  | { readonly kind: "hold"; readonly mix: Mix }
  /** One mix while SIGNAL stands below 100, and another from 100 on. */
  | { readonly kind: "switch"; readonly before: Mix; readonly after: Mix }
  /** One mix while a symbol is above its mean of three days, and another else. */
  | { readonly kind: "follow"; readonly symbol: string; readonly below: Mix; readonly above: Mix };

/** The strategy tree of a rule. */
export function treeOf(rule: Rule): unknown {
  switch (rule.kind) {
    case "hold":
      return holding(rule.mix);
    case "switch":
      return switching(rule.before, rule.after);
    case "follow":
      return following(rule.symbol, rule.below, rule.above);
  }
}

/** The symbols that a rule may hold. */
export function symbolsOf(rule: Rule): string[] {
  const mixes =
    rule.kind === "hold"
      ? [rule.mix]
      : rule.kind === "switch"
        ? [rule.before, rule.after]
        : [rule.below, rule.above];
  return [...new Set(mixes.flatMap((mix) => Object.keys(mix)))];
}

/** Sessions of the mean that a rule follows by, today's included. */
const MEAN_OF = 3;
/** What SIGNAL stands on either side of, dollars. */
const THRESHOLD = 100;

export interface TruePrices {
  /** Dollars now. */
  readonly now: (symbol: string) => number;
  /** Dollars: the closes before today, oldest first, in the shares of today. */
  readonly before: (symbol: string) => readonly number[];
}

/** What a rule holds at prices that are true. */
export function wantedBy(rule: Rule, { now, before }: TruePrices): Mix {
  switch (rule.kind) {
    case "hold":
      return rule.mix;
    case "switch":
      return now("SIGNAL") >= THRESHOLD ? rule.after : rule.before;
    case "follow": {
      const today = now(rule.symbol);
      const closes = [...before(rule.symbol).slice(1 - MEAN_OF), today];
      const mean = closes.reduce((sum, close) => sum + close, 0) / closes.length;
      return today > mean ? rule.above : rule.below;
    }
  }
}
