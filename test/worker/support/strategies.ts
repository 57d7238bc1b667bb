import type { Visitor } from "./visitor.ts";
import type { ActivationTerms, LiveStrategy } from "../../../src/contract/strategies.ts";
import type { Bot } from "../../../src/contract/bots.ts";

/** A tree that holds tickers in fixed proportions (percent). */
export function fixedWeights(percents: Record<string, number>): unknown {
  return {
    id: "root",
    kind: "basic",
    weighting: "defined",
    children: {
      next: Object.entries(percents).map(([ticker, window]) => ({
        id: ticker,
        kind: "position",
        positions: [ticker],
        window,
      })),
    },
  };
}

/** Saves a tree as a bot and activates it, on a share or with other terms. */
export async function activate(
  user: Visitor,
  name: string,
  tree: unknown,
  terms: number | Partial<ActivationTerms> = {},
): Promise<LiveStrategy> {
  const bot = await user.post<Bot>("/api/bots", { name, tree });
  const body = { botId: bot.body.id, ...(typeof terms === "number" ? { sharePercent: terms } : terms) };
  const active = await user.post<{ strategy: LiveStrategy }>("/api/live/activate", body);
  if (active.status !== 200) throw new Error(`activation failed: ${JSON.stringify(active.body)}`);
  return active.body.strategy;
}

/** A tree that holds one ticker while SIGNAL stands below 100, and another from 100 on. */
export function switchTree(before: string, after: string): unknown {
  const holding = (ticker: string) => ({ id: ticker, kind: "position", positions: [ticker] });
  return {
    id: "switch",
    kind: "indicator",
    conditions: [
      { id: "c", type: "if", metric: "Current Price", ticker: "SIGNAL", comparator: "gte", threshold: "100" },
    ],
    children: { then: [holding(after)], else: [holding(before)] },
  };
}

/** A tree that holds a ticker while its price is above its average of twenty days, and another else. */
export function trendTree(ticker: string, safe: string): unknown {
  const condition = { id: "c", type: "if", metric: "Current Price", ticker, comparator: "gt", threshold: 0 };
  const average = { rightMetric: "Simple Moving Average", rightWindow: 20, expanded: true };
  const holding = (symbol: string) => ({ id: symbol, kind: "position", positions: [symbol] });
  return {
    id: "trend",
    kind: "indicator",
    conditions: [{ ...condition, ...average }],
    children: { then: [holding(ticker)], else: [holding(safe)] },
  };
}

/** A tree that holds a ticker while the mean of another's last ten closes is at least some dollars, and nothing else. */
export function meanTree(ticker: string, dollars: number, held: string): unknown {
  const metric = { metric: "Simple Moving Average", window: 10, ticker };
  return {
    id: "mean",
    kind: "indicator",
    conditions: [{ id: "c", type: "if", ...metric, comparator: "gte", threshold: String(dollars) }],
    children: { then: [{ id: held, kind: "position", positions: [held] }], else: [] },
  };
}
