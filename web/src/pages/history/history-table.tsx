import type { HistoryRow } from "../../../../src/contract/history.ts";
import { OutcomeBadge } from "../../components/badges/outcome-badge.tsx";
import type { Column } from "../../components/table.tsx";
import { Table } from "../../components/table.tsx";
import { formatMoney } from "../../format/money.ts";
import { formatSlot } from "../../format/slot.ts";
import { Link } from "../../router/link.tsx";
import { executionPath } from "../../router/routes.ts";

const COLUMNS: readonly Column<HistoryRow>[] = [
  {
    name: "Day",
    cell: ({ id, slot, strategyName }) => (
      <Link to={executionPath(id)}>
        {formatSlot(slot)}
        <span class="visually-hidden">, {strategyName}</span>
      </Link>
    ),
  },
  { name: "Strategy", cell: ({ strategyName }) => strategyName },
  { name: "Outcome", cell: ({ outcome }) => <OutcomeBadge outcome={outcome} /> },
  {
    name: "Value before → after",
    cell: ({ strategyValueBefore, strategyValueAfter }) =>
      `${formatMoney(strategyValueBefore)} → ${formatMoney(strategyValueAfter)}`,
    isNumber: true,
  },
  { name: "Sells", cell: ({ sells }) => sells, isNumber: true },
  { name: "Buys", cell: ({ buys }) => buys, isNumber: true },
];

/** One line per strategy and slot; its day leads to the details. */
export function HistoryTable({ rows }: { rows: readonly HistoryRow[] }) {
  return <Table label="Execution history" columns={COLUMNS} rows={rows} rowKey={({ id }) => id} />;
}
