import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, onTestFinished } from "vitest";
import { chooseMarket } from "../../../sim/node/sim-market.ts";

const HEADER =
  "date,open,high,low,close,volume,adjOpen,adjHigh,adjLow,adjClose,adjVolume,divCash,splitFactor";

/** The start of an exchange whose files hold these dates, by ticker. */
function start(dates: Record<string, readonly string[]>): string | undefined {
  const data = mkdtempSync(join(tmpdir(), "market-"));
  onTestFinished(() => rmSync(data, { recursive: true }));
  for (const [ticker, days] of Object.entries(dates)) {
    const rows = days.map((date) => `${date},10,10,10,10,1,10,10,10,10,1,0,1`);
    writeFileSync(join(data, `${ticker}.csv`), [HEADER, ...rows].join("\n"));
  }
  const chosen = chooseMarket({ data, date: undefined, seed: 1 }, "2026-11-23");
  return chosen.ok ? chosen.session.date : chosen.message;
}

describe("an exchange of CSV files", () => {
  const [early, middle, late] = ["2026-11-18", "2026-11-19", "2026-11-20"];

  it("starts on the latest of the dates that most tickers have", ({ expect }) => {
    expect(start({ A: [early, middle, late], B: [early, middle, late], C: [early, middle] })).toBe(middle);
    expect(start({ A: [early, middle, late], B: [early, middle, late] })).toBe(late);
  });

  it("starts on the last date when no other has more", ({ expect }) => {
    expect(start({ A: [early], B: [middle] })).toBe(middle);
  });

  it("does not go back weeks for tickers that are gone", ({ expect }) => {
    const gone = ["2026-11-02", "2026-11-03"];
    expect(start({ A: [...gone, late], B: gone, C: gone })).toBe(late);
  });
});
