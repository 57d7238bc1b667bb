/** The report of a day for people. */
import { alignColumns } from "../support/columns.ts";
import { percent } from "../support/percent.ts";
import type { DayReport, ReportedAccount } from "./report.ts";

const dollars = (value: number | null) =>
  value === null ? "-" : value.toLocaleString("en-US", { style: "currency", currency: "USD" });

function accountLines(account: ReportedAccount, prices: DayReport["prices"]): string[] {
  const lines = ["", "Strategies"];
  for (const { name, weight, targets } of account.strategies) {
    const wanted = targets
      ? Object.entries(targets).map(([symbol, fraction]) => `${symbol} ${percent(fraction)}`)
      : ["holds what it has"];
    lines.push(`  ${name} (${weight} % of the account): ${wanted.join(", ") || "cash"}`);
  }
  lines.push("", "Orders");
  const orders = account.orders.map((order) => [
    `  ${order.side} ${order.symbol}`,
    order.qty,
    order.limitPrice === null ? "market" : `limit ${order.limitPrice}`,
    `filled ${order.filledQty}`,
    order.filledAvgPrice === null ? "-" : `at ${order.filledAvgPrice}`,
    order.status,
  ]);
  lines.push(orders.length > 0 ? alignColumns(orders) : "  none");
  lines.push("", "Positions");
  const equity = account.equityAfter ?? 0;
  const positions = Object.entries(account.positions).map(([symbol, quantity]) => {
    const value = Number(quantity) * (prices[symbol] ?? Number.NaN);
    return [`  ${symbol}`, quantity, dollars(value), percent(value / equity)];
  });
  lines.push(positions.length > 0 ? alignColumns(positions) : "  none");
  lines.push(
    "",
    `Equity ${dollars(account.equityBefore)} before, ${dollars(account.equityAfter)} after; cash ${dollars(account.cash)}`,
    `Outcome: ${account.outcome ?? "none"}`,
    ...account.reasons.map(({ code, message }) => `  ${code}: ${message}`),
  );
  return lines;
}

/** The report as text. */
export function printReport(report: DayReport): string {
  const prices = Object.entries(report.prices).map(([symbol, price]) => [`  ${symbol}`, String(price)]);
  const lines = [`Slot ${report.slot}`, "", "Prices", prices.length > 0 ? alignColumns(prices) : "  none"];
  for (const account of report.accounts) lines.push(...accountLines(account, report.prices));
  return lines.join("\n");
}
