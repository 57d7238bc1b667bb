/** What is true of an eventful plan's market and strategies, whatever vendors tell of it. */
import type { Rule } from "../market/rules.ts";
import { frozenPrices } from "../openings/frozen-prices.ts";
import type { Opening } from "../openings/opening.ts";
import type { Plan } from "../plans/plan.ts";
import { PlanMarket } from "../vendors/plan-market.ts";

export interface Truth {
  readonly market: PlanMarket;
  /** What strategies go by, by their names, as far as these are their own. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** Dollars by symbol that are frozen for the slots of a date (New York); none for one that is not of the plan. */
  readonly frozenOn: (date: string) => Readonly<Record<string, number>> | undefined;
}

/** The truth of a plan; null for one whose strategies are not reckoned a second time. */
export function truthOf(plan: Plan, { market: shared, strategies, world }: Opening): Truth | null {
  if (plan.kind !== "eventful") return null;
  const added = plan.days.flatMap(({ happenings }) =>
    happenings.flatMap(({ deed }) =>
      deed.kind === "command" && deed.command.kind === "activate" ? [deed.command.strategy] : [],
    ),
  );
  const all = [...strategies, ...added];
  // Those that are added may share a name: then it cannot be told which of them is meant.
  const alone = all.filter(({ name }) => all.filter((other) => other.name === name).length === 1);
  const market = new PlanMarket(shared, plan.story);
  return {
    market,
    rules: new Map(alone.flatMap(({ name, rule }) => (rule ? [[name, rule] as const] : []))),
    frozenOn: (date) => {
      const day = plan.days.find((each) => each.date === date);
      return day && frozenPrices(market, date, world.exchange.spreads, day.fills);
    },
  };
}
