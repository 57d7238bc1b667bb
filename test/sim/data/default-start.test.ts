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
  it("starts on the last date that more than half of the tickers have", ({ expect }) => {
    const [early, middle, late] = ["2026-11-18", "2026-11-19", "2026-11-20"];
    expect(start({ A: [early, middle, late], B: [early, middle], C: [early] })).toBe(middle);
    expect(start({ A: [early, middle, late], B: [early, middle, late], C: [early] })).toBe(late);
    expect(start({ A: [early, late], B: [early] })).toBe(early);
  });

  it("starts on the last date of all when no date has most of them", ({ expect }) => {
    expect(start({ A: ["2026-11-18"], B: ["2026-11-19"] })).toBe("2026-11-19");
  });
});
