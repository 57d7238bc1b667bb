import type { HistoryRecord } from "../../../../src/contract/history.ts";
import { Facts } from "../../components/facts.tsx";
import { OutcomeBadge } from "../../components/badges/outcome-badge.tsx";
import { formatMoney } from "../../format/money.ts";
import { formatSlot } from "../../format/slot.ts";
import { formatTimestamp } from "../../format/time.ts";
import { Card } from "../../layout/card.tsx";
import { OUTCOME_WORDS } from "../../words/outcome.ts";
import { asSentence } from "../../words/sentence.ts";

/** Which strategy, when, how it ended, and what that did to its value. */
export function ExecutionFacts({ record }: { record: HistoryRecord }) {
  const { outcome, slot, executedAt, accountValue, strategyValueBefore, strategyValueAfter } = record;
  return (
    <Card title={record.strategyName}>
      <p>
        <OutcomeBadge outcome={outcome} /> {OUTCOME_WORDS[outcome].meaning}
      </p>
      {record.errorMessage === null ? null : <p class="findings">{asSentence(record.errorMessage)}</p>}
      <Facts
        facts={[
          { name: "Slot", value: formatSlot(slot), hint: "slot" },
          { name: "Executed", value: `${formatTimestamp(executedAt)} New York` },
          { name: "Strategy before", value: formatMoney(strategyValueBefore) },
          { name: "Strategy after", value: formatMoney(strategyValueAfter) },
          { name: "Whole account", value: formatMoney(accountValue) },
        ]}
      />
    </Card>
  );
}
