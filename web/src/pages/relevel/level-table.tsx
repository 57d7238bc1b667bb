import { decimal, toText } from "../../../../src/engine/money/decimal.ts";
import type { Levels } from "../../../../src/contract/relevel.ts";
import { type Column, Table } from "../../components/table.tsx";
import { formatMoney } from "../../format/money.ts";

type Level = Levels["levels"][number];

/** Dollars (decimal text, negative for what is given) in words, so that no sign has to be understood. */
function transferWords({ transfer }: Level): string {
  const amount = decimal(transfer);
  if (amount.eq(0)) return "Nothing";
  return `${amount.gt(0) ? "Gets" : "Gives"} ${formatMoney(toText(amount.abs()))}`;
}

const COLUMNS: readonly Column<Level>[] = [
  { name: "Strategy", cell: ({ name }) => name },
  { name: "Worth now", cell: ({ equity }) => formatMoney(equity), isNumber: true },
  { name: "Its share comes to", cell: ({ target }) => formatMoney(target), isNumber: true },
  { name: "Cash that would move", cell: transferWords, isNumber: true },
];

/** What each strategy is worth, should be, and gets or gives. */
export function LevelTable({ levels }: Pick<Levels, "levels">) {
  return (
    <Table
      label="Cash that would move"
      columns={COLUMNS}
      rows={levels}
      rowKey={({ strategyId }) => strategyId}
    />
  );
}
