/** What plans mean, as text: equal texts mean the same. Children are indices, so that it stays short for deep trees. */
import type { BranchPlan, Choice, ListPlan, NodePlan } from "../program.ts";

export function listKey(alternatives: ListPlan): string {
  return alternatives.map((all) => all.join("&")).join("|");
}

export function nodeKey(plan: NodePlan): string {
  switch (plan.shape) {
    case "hold":
      return `hold ${plan.holdings.map(({ ticker, weight }) => `${ticker} ${weight}`).join()}`;
    case "choose":
      return `${choiceKey(plan.choice)} ${plan.branches.map(branchKey).join()}`;
    case "rank": {
      const scores = plan.scores.map((indicators) => indicators.join("+")).join();
      return `${plan.rank} ${plan.take} of ${scores} ${branchKey(plan.branch)}`;
    }
    case "blend":
      return `blend ${plan.value} ${plan.from} ${plan.to} ${plan.branches.map(branchKey).join()}`;
  }
}

function choiceKey(choice: Choice): string {
  switch (choice.rule) {
    case "only":
      return "only";
    case "when":
      return `when ${choice.list}`;
    case "count":
      return `count ${JSON.stringify(choice.quantifier)} ${choice.lists.join()}`;
    case "ladder":
      return `ladder ${choice.lists.join()}`;
    case "latch":
      return `latch ${choice.entry} ${choice.exit}`;
  }
}

/** The volatilities follow from the weighting and the children. */
function branchKey({ weighting, children }: BranchPlan): string {
  const how = weighting.mode === "equal" ? "equal" : JSON.stringify(weighting);
  return `${how}(${children.join()})`;
}
