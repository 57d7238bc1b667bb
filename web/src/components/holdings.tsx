import { formatQuantity } from "../format/quantity.ts";
import { Table } from "./table.tsx";

/** Shares as decimal text. */
export type Holding = { symbol: string; quantity: string };

/** Symbols and how many shares of each. */
export function Holdings({ label, holdings }: { label: string; holdings: readonly Holding[] }) {
  return (
    <Table
      label={label}
      rows={holdings}
      rowKey={({ symbol }) => symbol}
      columns={[
        { name: "Symbol", cell: ({ symbol }) => symbol },
        { name: "Shares", cell: ({ quantity }) => formatQuantity(quantity), isNumber: true },
      ]}
    />
  );
}
