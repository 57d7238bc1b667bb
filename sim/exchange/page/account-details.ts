/** One account on the page: what it is worth, and folded away its keys, positions and newest orders. */
import { html } from "hono/html";
import type { Account } from "../accounts/account.ts";
import type { Position } from "../accounts/position.ts";
import { marketValueOf, valuationOf } from "../accounts/valuation.ts";
import type { Core } from "../core.ts";
import { averagePrice } from "../orders/order.ts";
import type { Order } from "../orders/order.ts";
import { andMore, dollars, price, shares } from "./format.ts";
import { facts, secret, table, time } from "./markup.ts";
import type { Markup, Row, Table } from "./markup.ts";

const NEWEST_ORDERS = 50;

function positionRow(core: Core, account: Account, position: Position, now: number): Row {
  const value = marketValueOf(position, core.prices, now);
  return {
    id: `position-${account.identity.id}-${position.symbol}`,
    cells: [
      position.symbol,
      shares(position.qty),
      dollars(value),
      dollars(position.cost),
      dollars(value.minus(position.cost)),
    ],
  };
}

function positionTable(core: Core, account: Account, now: number): Table {
  const positions = [...account.positions.values()].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
  return {
    caption: `Positions of ${account.identity.number}`,
    columns: [
      { name: "Symbol" },
      { name: "Shares", isNumeric: true },
      { name: "Market value", isNumeric: true },
      { name: "Cost", isNumeric: true },
      { name: "Gain", isNumeric: true },
    ],
    rows: positions.map((position) => positionRow(core, account, position, now)),
    empty: "No positions.",
  };
}

function orderRow(order: Order): Row {
  const amount = order.qty === null ? dollars(order.notional) : `${shares(order.qty)} shares`;
  return {
    id: `order-${order.id}`,
    cells: [
      time(order.submittedAt),
      order.symbol,
      order.side,
      `${order.type.replaceAll("_", " ")}, ${order.timeInForce}`,
      amount,
      price(order.limitPrice),
      price(order.stopPrice),
      order.status.replaceAll("_", " "),
      shares(order.filledQty),
      price(averagePrice(order)),
    ],
  };
}

function orderTable(account: Account, newest: readonly Order[]): Table {
  return {
    caption: `Orders of ${account.identity.number}, newest first`,
    columns: [
      { name: "Submitted" },
      { name: "Symbol" },
      { name: "Side" },
      { name: "Type" },
      { name: "Amount", isNumeric: true },
      { name: "Limit", isNumeric: true },
      { name: "Stop", isNumeric: true },
      { name: "Status" },
      { name: "Filled", isNumeric: true },
      { name: "Average price", isNumeric: true },
    ],
    rows: newest.map(orderRow),
    empty: "No orders.",
  };
}

/** The account as it stands, its details unfolded when it is the only one to be seen. */
export function accountDetails(core: Core, account: Account, isOpen: boolean): Markup {
  const now = core.clock.now();
  const { id, number, keyId, secretKey } = account.identity;
  const { equity, buyingPower, multiplier } = valuationOf(account, core.prices, now);
  const newest = account.orders().slice(-NEWEST_ORDERS).toReversed();
  const amounts = [
    ["Equity", equity],
    ["Cash", account.cash],
    ["Buying power", buyingPower],
  ] as const;
  return html`<details id="account-${id}" class="card" ${isOpen ? "open" : ""}>
    <summary>
      <span class="account"
        ><strong>${number}</strong>${amounts.map(
          ([name, value]) => html` <span><span class="muted">${name}</span> ${dollars(value)}</span>`,
        )}</span
      >
    </summary>
    ${facts([
      ["Account id", html`<code>${id}</code>`],
      ["Key id", html`<code>${keyId}</code>`],
      ["Secret key", secret(`secret-${id}`, `the secret key of ${number}`, secretKey)],
      ["Multiplier", String(multiplier)],
    ])}
    ${table(positionTable(core, account, now))} ${table(orderTable(account, newest))}
    <p class="muted">${andMore(newest.length, account.orderCount, "orders")}</p>
  </details>`;
}
