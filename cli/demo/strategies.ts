/** The strategies that come with the product. */
import path from "node:path";
import { readStrategyFile, type StrategyFile } from "../support/strategy-file.ts";

const FILES = ["sixty-forty.json", "trend.json", "calm-mix.json"];

/** The demo strategies, the plainest first. */
export function demoStrategies(): StrategyFile[] {
  return FILES.map((file) => readStrategyFile(path.join(import.meta.dirname, "strategies", file)));
}
