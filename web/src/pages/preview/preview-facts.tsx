import { decimal, sum, toText } from "../../../../src/engine/money/decimal.ts";
import type { Preview } from "../../../../src/contract/runs.ts";
import { Facts } from "../../components/facts.tsx";
import { formatMoney } from "../../format/money.ts";
import { Card } from "../../layout/card.tsx";
import { OrderTable } from "./order-table.tsx";

/** Number and worth of the orders on one side. */
function totalOf(orders: Preview["orders"], side: "sell" | "buy"): string {
  const values = orders.filter((order) => order.side === side).map(({ value }) => decimal(value));
  if (values.length === 0) return "None";
  return `${values.length}, together about ${formatMoney(toText(sum(values)))}`;
}

/** The orders that would be sent, and what they come to. */
export function PreviewFacts({ preview: { orders } }: { preview: Preview }) {
  return (
    <Card title="Orders that would be sent">
      {orders.length === 0 ? (
        <p class="muted">None: there is nothing to trade at the broker.</p>
      ) : (
        <>
          <Facts
            facts={[
              { name: "Sells", value: totalOf(orders, "sell") },
              { name: "Buys", value: totalOf(orders, "buy") },
            ]}
          />
          <OrderTable orders={orders} />
        </>
      )}
    </Card>
  );
}
