import type { Preview } from "../../../../src/contract/runs.ts";
import { ReasonList } from "../../components/notices/reason-list.tsx";
import { Card } from "../../layout/card.tsx";
import { CrossTable } from "./cross-table.tsx";
import { DecisionList } from "./decision-list.tsx";
import { PriceList } from "./price-list.tsx";

/** Why the orders are what they are: wishes, what passes inside the account, what is left out, and the prices. */
export function PreviewPlan({ preview }: { preview: Preview }) {
  const { strategies, crosses, reasons, prices } = preview;
  const leftOut = reasons.filter(({ isNote }) => isNote !== true);
  const notes = reasons.filter(({ isNote }) => isNote === true);
  return (
    <>
      {leftOut.length === 0 ? null : (
        <Card title="What would be left out, and why">
          <ReasonList reasons={leftOut} />
        </Card>
      )}
      <CrossTable
        crosses={crosses}
        names={new Map(strategies.map(({ strategyId, name }) => [strategyId, name]))}
      />
      <DecisionList strategies={strategies} />
      {notes.length === 0 ? null : (
        <Card title="Worth knowing">
          <ReasonList reasons={notes} />
        </Card>
      )}
      <PriceList prices={prices} />
    </>
  );
}
