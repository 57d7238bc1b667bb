/** Prints how much the process grew, in MB, while it evaluated the tree of 10,000 conditions; started by the benchmark. */
import { alignBars } from "../../src/engine/bars/align.ts";
import { evaluate } from "../../src/engine/evaluate/evaluate.ts";
import { compiled } from "./compiled.ts";
import { tenTickers } from "./market.ts";
import { FOREST } from "./forest.ts";

const table = alignBars(tenTickers(FOREST.bars));
const program = compiled(FOREST.tree, FOREST.indicators);
globalThis.gc?.();
const before = process.memoryUsage().rss;
const evaluation = evaluate(program, table);
// The most that the process ever used, in KB, of which some is garbage that nothing had asked to be collected.
const peak = process.resourceUsage().maxRSS * 1024;
if (evaluation.weights.size === 0) throw new Error("nothing was evaluated");
console.log((Math.max(peak, process.memoryUsage().rss) - before) / 1e6);
