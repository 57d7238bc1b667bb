import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, onTestFinished } from "vitest";
import { loadMarket } from "../../../sim/node/csv-market.ts";

const HEADER =
  "date,open,high,low,close,volume,adjOpen,adjHigh,adjLow,adjClose,adjVolume,divCash,splitFactor";
const GOOD = "2026-11-19,10,12,9,11,1000,5,6,4.5,5.5,2000,0,1";

/** A directory that holds these files until the test ends. */
function directory(files: Record<string, string>): string {
  const path = mkdtempSync(join(tmpdir(), "market-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return path;
}

/** Lines 2 and 3 of ABC.csv, and what is said of them. */
const BROKEN: Record<string, { rows: string[]; line: number; problem: string }> = {
  "a missing column": { rows: [GOOD.replace(",1", "")], line: 2, problem: "12 columns instead of 13" },
  "a word for a price": {
    rows: [GOOD, "2026-11-20,ten,12,9,11,1,1,1,1,1,1,0,1"],
    line: 3,
    problem: 'open "ten" is not a number',
  },
  "an empty price": {
    rows: ["2026-11-20,,12,9,11,1,1,1,1,1,1,0,1"],
    line: 2,
    problem: 'open "" is not a number',
  },
  "a price of zero": {
    rows: ["2026-11-20,10,12,9,0,1,1,1,1,1,1,0,1"],
    line: 2,
    problem: "close is 0, which is not above zero",
  },
  "a date that does not exist": {
    rows: ["2026-02-30,10,12,9,11,1,1,1,1,1,1,0,1"],
    line: 2,
    problem: 'date "2026-02-30" is not a date',
  },
  "a date twice": { rows: [GOOD, GOOD], line: 3, problem: "2026-11-19 is there twice" },
  "dates out of order": {
    rows: [GOOD, GOOD.replace("11-19", "11-18")],
    line: 3,
    problem: "2026-11-18 comes after 2026-11-19",
  },
};

describe("a market of CSV files", () => {
  it("is read by ticker, with a hyphen in the name for the dot", ({ expect }) => {
    const loaded = loadMarket(
      directory({
        "spy.csv": `${HEADER}\n${GOOD}\n`,
        "BRK-B.csv": `${HEADER}\r\n${GOOD}\r\n`,
        "notes.txt": "",
      }),
    );
    if (!loaded.ok) throw new Error(loaded.message);
    expect([...loaded.market.keys()]).toEqual(["BRK.B", "SPY"]);
    expect(loaded.market.get("SPY")?.rows).toEqual([
      {
        date: "2026-11-19",
        open: 10,
        high: 12,
        low: 9,
        close: 11,
        volume: 1000,
        adjOpen: 5,
        adjHigh: 6,
        adjLow: 4.5,
        adjClose: 5.5,
        adjVolume: 2000,
        divCash: 0,
        splitFactor: 1,
      },
    ]);
  });

  it("is read alike with quotes, a byte order mark and empty lines", ({ expect }) => {
    const quoted = GOOD.split(",").map((cell) => `"${cell}"`);
    const files = {
      "PLAIN.csv": `\uFEFF${HEADER}\n\n${GOOD}\n\n`,
      "QUOTED.csv": `\uFEFF${HEADER}\n\n${quoted.join(",")}\n\n`,
    };
    const loaded = loadMarket(directory(files));
    if (!loaded.ok) throw new Error(loaded.message);
    const plain = loaded.market.get("PLAIN")?.rows;
    expect(plain).toHaveLength(1);
    expect(loaded.market.get("QUOTED")?.rows).toEqual(plain);
  });

  it("with an unclosed quote, or after empty lines, is refused with the line as an editor counts it", ({
    expect,
  }) => {
    const late = directory({ "ABC.csv": `${HEADER}\n${GOOD}\n\n\n${GOOD}\n` });
    expect(loadMarket(late)).toMatchObject({
      message: `${join(late, "ABC.csv")}:5: 2026-11-19 is there twice`,
    });
    const unclosed = directory({ "ABC.csv": `${HEADER}\n"${GOOD}\n` });
    expect(loadMarket(unclosed)).toMatchObject({
      message: expect.stringMatching(/ABC\.csv:\d: Quote Not Closed/),
    });
  });

  for (const [what, { rows, line, problem }] of Object.entries(BROKEN)) {
    it(`with ${what} is refused with the file and the line`, ({ expect }) => {
      const path = directory({ "ABC.csv": [HEADER, ...rows].join("\n") });
      expect(loadMarket(path)).toEqual({
        ok: false,
        message: `${join(path, "ABC.csv")}:${line}: ${problem}`,
      });
    });
  }

  it("with a pipe for a file is refused without waiting for a writer", ({ expect }) => {
    const market = directory({ "ABC.csv": `${HEADER}\n${GOOD}\n` });
    const pipe = join(market, "DEF.csv");
    execFileSync("mkfifo", [pipe]);
    expect(loadMarket(market)).toEqual({ ok: false, message: `${pipe}: this is not a regular file` });
  });

  it("is refused when it is missing, empty, without rows or with another header", ({ expect }) => {
    expect(loadMarket("/nowhere/at/all")).toEqual({
      ok: false,
      message: "/nowhere/at/all: there is no such directory",
    });
    const empty = directory({});
    expect(loadMarket(empty)).toEqual({ ok: false, message: `${empty}: there are no CSV files` });
    const bare = directory({ "ABC.csv": `${HEADER}\n` });
    expect(loadMarket(bare)).toEqual({ ok: false, message: `${join(bare, "ABC.csv")}:1: there are no rows` });
    const other = directory({ "ABC.csv": "Date,Close\n2026-11-19,1\n" });
    expect(loadMarket(other)).toEqual({
      ok: false,
      message: `${join(other, "ABC.csv")}:1: the header is "Date,Close" instead of "${HEADER}"`,
    });
  });
});
