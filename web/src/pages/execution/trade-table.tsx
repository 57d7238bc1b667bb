import type { Column } from "../../components/table.tsx";
import { Table } from "../../components/table.tsx";
import { formatPrice } from "../../format/money.ts";
import { NOTHING } from "../../format/numeric-text.ts";
import { formatQuantity } from "../../format/quantity.ts";
import { orderStatusWords } from "../../words/order-status.ts";
import { orderWords, TRADE_REASON_WORDS } from "../../words/trade-reason.ts";
import type { Trade } from "./trades.ts";

function limitWords({ planned }: Trade): string {
  if (planned === null) return NOTHING;
  return planned.limitPrice === null ? "At market" : formatPrice(planned.limitPrice);
}

const COLUMNS: readonly Column<Trade>[] = [
  { name: "Order", cell: orderWords },
  { name: "Why", cell: ({ planned }) => (planned === null ? NOTHING : TRADE_REASON_WORDS[planned.reason]) },
  { name: "Planned", cell: ({ planned }) => formatQuantity(planned?.quantity ?? null), isNumber: true },
  { name: "Limit", cell: limitWords, isNumber: true },
  { name: "Ordered", cell: ({ executed }) => formatQuantity(executed?.quantity ?? null), isNumber: true },
  {
    name: "Filled",
    cell: ({ executed }) => formatQuantity(executed?.filledQuantity ?? null),
    isNumber: true,
  },
  {
    name: "Average price",
    cell: ({ executed }) => formatPrice(executed?.filledAveragePrice ?? null),
    isNumber: true,
  },
  {
    name: "Status",
    cell: ({ executed }) => (executed === null ? "Not sent" : orderStatusWords(executed.status)),
  },
];

/** Planned beside executed, sells first as they were sent. */
export function TradeTable({ trades }: { trades: readonly Trade[] }) {
  return (
    <Table
      label="Orders, planned and executed"
      columns={COLUMNS}
      rows={trades}
      rowKey={({ side, symbol }) => `${side} ${symbol}`}
    />
  );
}
