import type { Outcome } from "../../../../src/engine/execution/outcomes.ts";
import { OUTCOME_WORDS } from "../../words/outcome.ts";
import { Icon } from "../icon.tsx";

/** An outcome by word, icon and colour. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { label, tone, icon } = OUTCOME_WORDS[outcome];
  return (
    <span class={`badge tone-${tone}`}>
      <Icon name={icon} />
      {label}
    </span>
  );
}
