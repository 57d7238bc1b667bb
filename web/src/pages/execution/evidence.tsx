import type { HistoryRecord } from "../../../../src/contract/history.ts";
import { CodeValue } from "../../components/code-value.tsx";
import { Facts } from "../../components/facts.tsx";
import { NOTHING } from "../../format/numeric-text.ts";
import { Card } from "../../layout/card.tsx";

/** The codes by which anyone can check that the record, the prices and the strategy are what they were. */
export function Evidence({ record }: { record: HistoryRecord }) {
  const { planned, executed, snapshotHash, planHash, fingerprint } = record;
  const orders = [...executed.sells, ...executed.buys].flatMap(({ clientOrderIds }) => clientOrderIds);
  return (
    <Card title="Evidence" hint="hash">
      <Facts
        facts={[
          {
            name: "Strategy's fingerprint",
            value: <CodeValue name="fingerprint" value={fingerprint} />,
            hint: "fingerprint",
          },
          {
            name: "Hash of the snapshot",
            value: <CodeValue name="hash of the snapshot" value={snapshotHash} />,
          },
          { name: "Hash of the plan", value: <CodeValue name="hash of the plan" value={planHash} /> },
          { name: "Planned orders", value: planned.sells.length + planned.buys.length },
          {
            name: "Orders at the broker",
            value:
              orders.length === 0
                ? NOTHING
                : orders.map((id) => (
                    <code key={id} class="order-id">
                      {id}
                    </code>
                  )),
          },
        ]}
      />
    </Card>
  );
}
