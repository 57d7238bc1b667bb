import { Table } from "../../components/table.tsx";
import { formatPrice } from "../../format/money.ts";
import { Card } from "../../layout/card.tsx";

/** The prices that the run decided on. */
export function PriceTable({ prices }: { prices: Readonly<Record<string, number>> }) {
  const rows = Object.entries(prices).map(([symbol, price]) => ({ symbol, price }));
  return (
    <Card title="Prices in the snapshot" hint="snapshot">
      {rows.length === 0 ? (
        <p class="muted">There were none.</p>
      ) : (
        <Table
          label="Prices in the snapshot"
          rows={rows}
          rowKey={({ symbol }) => symbol}
          columns={[
            { name: "Symbol", cell: ({ symbol }) => symbol },
            { name: "Price", cell: ({ price }) => formatPrice(price), isNumber: true },
          ]}
        />
      )}
    </Card>
  );
}
