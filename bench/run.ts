/** `npm run bench -- NAME [--json]`: prints the figures of one benchmark. */
import { parseArgs } from "node:util";
import { alignColumns } from "../cli/support/columns.ts";
import { runCommand, UserError } from "../cli/support/user-error.ts";
import type { Figure } from "./figure.ts";

/** Loaded one at a time, so that none of them runs beside what another one needs. */
const BENCHMARKS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  engine: async () => (await import("./engine/engine.ts")).engine(),
  exchange: async () => (await import("./exchange/exchange.ts")).exchange(),
  prices: async () => (await import("./prices/prices.ts")).prices(),
  rebalance: async () => (await import("./rebalance/rebalance.ts")).rebalance(),
  start: async () => (await import("./start/start.ts")).start(),
};

function argumentsOf(argv: readonly string[]): { name: string; json: boolean } {
  const names = Object.keys(BENCHMARKS).join(", ");
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: "boolean", default: false } },
    });
    const [name] = positionals;
    if (name !== undefined && positionals.length === 1 && Object.hasOwn(BENCHMARKS, name)) {
      return { name, json: values.json };
    }
  } catch {
    // Falls through to the usage line.
  }
  throw new UserError(`usage: npm run bench -- NAME [--json], with NAME one of: ${names}`);
}

function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, target, ok, ratio }) => [
    name,
    `${value} ${unit}`,
    `at most ${target} ${unit}`,
    ok ? "ok" : "MISSED",
    ratio === undefined ? "" : `${ratio} x the slow way`,
  ]);
  return alignColumns(rows);
}

await runCommand(async () => {
  const { name, json } = argumentsOf(process.argv.slice(2));
  const figures = await (BENCHMARKS[name]?.() ?? []);
  console.log(json ? JSON.stringify(figures) : table(figures));
  return 0;
});
