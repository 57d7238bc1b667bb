import type { BarTable } from "../bars/types.ts";
import { type Weigher, weigherOf } from "../weighting/weigher.ts";
import { ChildVolatilities } from "./child-volatilities.ts";
import { elementAt } from "./element.ts";
import type { BranchPlan, BranchShare, NodePlan, Program, Signals } from "./program.ts";

/** Bars from `from` up to, not including, `to`. Row `r` of a node's columns is bar `from + r`. */
export interface BarRange {
  readonly from: number;
  readonly to: number;
}

/** What a node gives to a child; `node` is the child's index in the program. */
export interface ChildColumn {
  readonly node: number;
  readonly weights: Float64Array;
}

/** What a node holds itself of a ticker. */
export interface TickerColumn {
  readonly ticker: string;
  readonly weights: Float64Array;
}

/** Where a node's weight goes on each bar of a range, in fractions of the node's own weight. */
export interface NodeColumns {
  /** One for each child, in the order of the branches. */
  readonly children: readonly ChildColumn[];
  /** The node's positions and what its caps leave to a fallback. */
  readonly tickers: readonly TickerColumn[];
  /** 1 where the node holds anything at all; where it does not, its parent drops it. */
  readonly active: Uint8Array;
}

/** The columns of every distinct node of a program, children before parents as in the program. */
export function nodeColumns(
  program: Program,
  table: BarTable,
  signals: Signals,
  range: BarRange,
): readonly NodeColumns[] {
  const columns: NodeColumns[] = [];
  const volatilities = new ChildVolatilities(columns, table, range);
  for (const plan of program.nodes) columns.push(columnsOf(plan, columns, volatilities, signals, range));
  return columns;
}

function columnsOf(
  plan: NodePlan,
  earlier: readonly NodeColumns[],
  volatilities: ChildVolatilities,
  signals: Signals,
  range: BarRange,
): NodeColumns {
  const rows = range.to - range.from;
  const share = plan.bind(signals);
  const children: ChildColumn[] = [];
  const tickers: TickerColumn[] = [];
  for (const { ticker, weight } of plan.holdings) {
    tickers.push({ ticker, weights: new Float64Array(rows).fill(weight) });
  }
  for (const [index, branch] of plan.branches.entries()) {
    const weigher = weigherOf(branch.weighting, () => volatilities.of(branch));
    const weighed = weighBranch(branch, index, earlier, weigher, share, range);
    children.push(
      ...branch.children.map((node, child) => ({ node, weights: elementAt(weighed.children, child) })),
    );
    const { weighting } = branch;
    if (weighting.mode === "capped" && weighting.fallback !== null) {
      tickers.push({ ticker: weighting.fallback, weights: weighed.fallback });
    }
  }
  const active = new Uint8Array(rows);
  for (const { weights } of [...children, ...tickers]) {
    for (let row = 0; row < rows; row++) if ((weights[row] ?? 0) > 0) active[row] = 1;
  }
  return { children, tickers, active };
}

/** Children that hold nothing are dropped: their weight flows to the active ones. */
function weighBranch(
  branch: BranchPlan,
  index: number,
  earlier: readonly NodeColumns[],
  weigher: Weigher,
  share: BranchShare,
  range: BarRange,
): { children: Float64Array[]; fallback: Float64Array } {
  const rows = range.to - range.from;
  const activity = branch.children.map((child) => elementAt(earlier, child).active);
  const children = branch.children.map(() => new Float64Array(rows));
  const fallback = new Float64Array(rows);
  const weights = new Float64Array(children.length);
  for (let row = 0; row < rows; row++) {
    const part = share(index, range.from + row);
    if (part === 0) continue;
    const active = [...activity.keys()].filter((child) => activity[child]?.[row] === 1);
    if (active.length === 0) continue;
    fallback[row] = part * weigher(active, row, weights);
    for (const child of active) elementAt(children, child)[row] = part * (weights[child] ?? 0);
  }
  return { children, fallback };
}
