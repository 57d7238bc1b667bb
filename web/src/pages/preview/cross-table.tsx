import type { Preview } from "../../../../src/contract/runs.ts";
import { Table } from "../../components/table.tsx";
import { NOTHING } from "../../format/numeric-text.ts";
import { formatQuantity } from "../../format/quantity.ts";
import { Card } from "../../layout/card.tsx";

type CrossTableProperties = Pick<Preview, "crosses"> & {
  /** Names of strategies by their ids. */
  names: ReadonlyMap<string, string>;
};

/** Shares that would pass from one strategy to another. */
export function CrossTable({ crosses, names }: CrossTableProperties) {
  if (crosses.length === 0) return null;
  const nameOf = (id: string) => names.get(id) ?? NOTHING;
  return (
    <Card title="Between your strategies" hint="cross">
      <Table
        label="Shares that pass between strategies"
        rows={crosses}
        rowKey={({ symbol, fromStrategyId, toStrategyId }) => `${symbol} ${fromStrategyId} ${toStrategyId}`}
        columns={[
          { name: "Symbol", cell: ({ symbol }) => symbol },
          { name: "Shares", cell: ({ quantity }) => formatQuantity(quantity), isNumber: true },
          { name: "From", cell: ({ fromStrategyId }) => nameOf(fromStrategyId) },
          { name: "To", cell: ({ toStrategyId }) => nameOf(toStrategyId) },
        ]}
      />
    </Card>
  );
}
