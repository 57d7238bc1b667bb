/** A broker that takes client ids for mere labels, as some do: an order that is sent twice under one is two orders. */
import type { Broker, BrokerOrder, BrokerOrders, Outcome } from "../../../../src/brokers/broker.ts";

const DAY = 24 * 3_600_000;
const MARK = "~";

const labelOf = (id: string) => id.split(MARK)[0] ?? id;

/** An order as its label tells of it: what the broker behind calls it is not seen. */
function labelled<Order extends { readonly clientOrderId: string | null }>(order: Order): Order {
  const { clientOrderId } = order;
  return clientOrderId === null ? order : { ...order, clientOrderId: labelOf(clientOrderId) };
}

function listed(answer: Outcome<BrokerOrders>): Outcome<BrokerOrders> {
  if (answer.kind !== "confirmed") return answer;
  const { orders, doubtful } = answer.value;
  return { kind: "confirmed", value: { orders: orders.map(labelled), doubtful: doubtful.map(labelled) } };
}

function placed(answer: Outcome<BrokerOrder>): Outcome<BrokerOrder> {
  return answer.kind === "confirmed" ? { kind: "confirmed", value: labelled(answer.value) } : answer;
}

/** The same broker, which no longer keeps an order from being sent twice, and looks one up in its list of the day. */
export function labellingBroker(broker: Broker): Broker {
  const ordersSince = async (instant: number) => listed(await broker.ordersSince(instant));
  return {
    ...broker,
    capabilities: { ...broker.capabilities, uniqueClientId: false },
    place: async (order) => {
      const clientOrderId = `${order.clientOrderId}${MARK}${crypto.randomUUID().slice(0, 8)}`;
      return placed(await broker.place({ ...order, clientOrderId }));
    },
    ordersSince,
    openOrders: async () => listed(await broker.openOrders()),
    async orderByClientId(label) {
      const time = await broker.clock();
      if (time.kind !== "confirmed") return time;
      const answer = await ordersSince(time.value - DAY);
      if (answer.kind !== "confirmed") return answer;
      const value = answer.value.orders.findLast(({ clientOrderId }) => clientOrderId === label) ?? null;
      return { kind: "confirmed", value };
    },
  };
}
