import type { Preview } from "../../../../src/contract/runs.ts";
import { type Column, Table } from "../../components/table.tsx";
import { formatMoney } from "../../format/money.ts";
import { formatQuantity } from "../../format/quantity.ts";
import { orderWords, TRADE_REASON_WORDS } from "../../words/trade-reason.ts";

const COLUMNS: readonly Column<Preview["orders"][number]>[] = [
  { name: "Order", cell: orderWords },
  { name: "Why", cell: ({ reason }) => TRADE_REASON_WORDS[reason] },
  { name: "Shares", cell: ({ quantity }) => formatQuantity(quantity), isNumber: true },
  { name: "Estimated value", cell: ({ value }) => formatMoney(value), isNumber: true },
];

/** The orders of a preview, sells first as they would be sent. */
export function OrderTable({ orders }: Pick<Preview, "orders">) {
  return (
    <Table
      label="Orders that would be sent"
      columns={COLUMNS}
      rows={orders}
      rowKey={({ side, symbol }) => `${side} ${symbol}`}
    />
  );
}
