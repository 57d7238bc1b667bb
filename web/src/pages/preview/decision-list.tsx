import type { Preview } from "../../../../src/contract/runs.ts";
import { AllocationBar } from "../../components/allocation-bar.tsx";
import { Notice } from "../../components/notices/notice.tsx";
import { Card } from "../../layout/card.tsx";
import { asSentence } from "../../words/sentence.ts";

/** What each strategy wants now, or why it holds. */
export function DecisionList({ strategies }: Pick<Preview, "strategies">) {
  if (strategies.length === 0) return null;
  return (
    <Card title="What each strategy wants">
      <ul class="active-strategies" role="list">
        {strategies.map(({ strategyId, name, targets, heldBecause }) => (
          <li key={strategyId}>
            <h3>{name}</h3>
            {heldBecause === null ? null : (
              <Notice tone="changed">
                <p>It holds, so it neither buys nor sells. {asSentence(heldBecause)}</p>
              </Notice>
            )}
            {targets === null ? (
              <p class="muted">It keeps what it has.</p>
            ) : (
              <AllocationBar
                label={`Target weights of ${name}`}
                restName="Cash"
                segments={Object.entries(targets).map(([symbol, fraction]) => ({ name: symbol, fraction }))}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
