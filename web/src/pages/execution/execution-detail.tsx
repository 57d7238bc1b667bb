import type { HistoryRecord } from "../../../../src/contract/history.ts";
import { AllocationBar } from "../../components/allocation-bar.tsx";
import { ReasonList } from "../../components/notices/reason-list.tsx";
import { Card } from "../../layout/card.tsx";
import { ExecutionFacts } from "./execution-facts.tsx";
import { Evidence } from "./evidence.tsx";
import { PriceTable } from "./price-table.tsx";
import { mergeTrades } from "./trades.ts";
import { TradeTable } from "./trade-table.tsx";

/** The targets, what was planned and what was executed, the prices it was decided on, and how to check them. */
export function ExecutionDetail({ record }: { record: HistoryRecord }) {
  const { targets, planned, executed } = record;
  const trades = [
    ...mergeTrades("sell", planned.sells, executed.sells),
    ...mergeTrades("buy", planned.buys, executed.buys),
  ];
  return (
    <>
      <ExecutionFacts record={record} />
      <Card title="Targets">
        {targets === null ? (
          <p class="muted">None were worked out.</p>
        ) : (
          <AllocationBar
            label="Target weights"
            restName="Cash"
            segments={Object.entries(targets).map(([name, fraction]) => ({ name, fraction }))}
          />
        )}
      </Card>
      <Card title="Orders, planned and executed" hint="limit">
        {trades.length === 0 ? <p class="muted">There were none.</p> : <TradeTable trades={trades} />}
      </Card>
      {executed.errors.length === 0 ? null : (
        <Card title="What went wrong or was left out">
          <ReasonList reasons={executed.errors} />
        </Card>
      )}
      <PriceTable prices={record.prices} />
      <Evidence record={record} />
    </>
  );
}
