import type { Preview } from "../../../../src/contract/runs.ts";
import { Table } from "../../components/table.tsx";
import { formatDuration } from "../../format/duration.ts";
import { formatPrice } from "../../format/money.ts";
import { Card } from "../../layout/card.tsx";
import { priceSourceWords } from "../../words/price-source.ts";

/** The prices of the preview, where each came from, and how old it was. */
export function PriceList({ prices }: Pick<Preview, "prices">) {
  const rows = Object.entries(prices).map(([symbol, evidence]) => ({ symbol, ...evidence }));
  if (rows.length === 0) return null;
  return (
    <Card title="Prices it rests on">
      <Table
        label="Prices it rests on"
        rows={rows}
        rowKey={({ symbol }) => symbol}
        columns={[
          { name: "Symbol", cell: ({ symbol }) => symbol },
          { name: "Price", cell: ({ price }) => formatPrice(price), isNumber: true },
          { name: "From", cell: ({ source }) => priceSourceWords(source) },
          { name: "Age", cell: ({ ageMs }) => formatDuration(ageMs), isNumber: true },
        ]}
      />
    </Card>
  );
}
