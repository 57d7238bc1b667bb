import path from "node:path";
import { describe, it } from "vitest";
import { LONG_FILES, LONG_FUNCTIONS, ROOMS_OF_ONE_KIND } from "./support/exceptions.ts";
import { linesOf, longFunctions } from "./support/sizes.ts";
import { sourceFiles, textOf } from "./support/source-files.ts";

/** As CONTRIBUTING says. */
const MOST_LINES_OF_A_FILE = 300;
const MOST_LINES_OF_A_FUNCTION = 70;
const MOST_FILES_OF_A_ROOM = 20;

describe("sizes", () => {
  it(`of files are at most ${MOST_LINES_OF_A_FILE} lines`, ({ expect }) => {
    const long = sourceFiles.filter((file) => linesOf(textOf(file)) > MOST_LINES_OF_A_FILE);
    expect(long).toEqual(Object.keys(LONG_FILES));
  });

  it(`of functions are at most ${MOST_LINES_OF_A_FUNCTION} lines`, ({ expect }) => {
    const long = sourceFiles.flatMap((file) =>
      longFunctions(file, textOf(file), MOST_LINES_OF_A_FUNCTION).map((one) => ({ file, ...one })),
    );
    const found = long.filter(({ file }) => LONG_FUNCTIONS[file] === undefined);
    expect(found.map(({ file, line, lines }) => `${file}:${line} has ${lines} lines`)).toEqual([]);
    const files = new Set(long.map(({ file }) => file));
    expect(Object.keys(LONG_FUNCTIONS).filter((file) => !files.has(file))).toEqual([]);
  });

  it("of functions count what a test does, not the stories that are listed in it", ({ expect }) => {
    const line = "  first();\n";
    const story = (lines: number) => `  it("tells", () => {\n${line.repeat(lines)}  });\n`;
    const lengths = (text: string, file = "test/a.test.ts") =>
      longFunctions(file, text, 5).map(({ lines }) => lines);
    expect(lengths(`function long() {\n${line.repeat(4)}}\n`)).toEqual([6]);
    expect(lengths(`describe("all", () => {\n${story(3).repeat(4)}});\n`)).toEqual([]);
    expect(lengths(`describe("all", () => {\n${story(4)}});\n`)).toEqual([6]);
    expect(lengths(`class Long {\n  static {\n${line.repeat(4)}  }\n}\n`)).toEqual([6]);
    // Elsewhere a function of such a name is one like any other.
    expect(lengths(`describe("all", () => {\n${story(3).repeat(4)}});\n`, "src/a.ts")).toEqual([22]);
  });

  it(`of rooms are at most ${MOST_FILES_OF_A_ROOM} files`, ({ expect }) => {
    const rooms = new Map<string, number>();
    for (const file of sourceFiles) {
      const room = path.posix.dirname(file);
      rooms.set(room, (rooms.get(room) ?? 0) + 1);
    }
    const large = [...rooms].filter(([, files]) => files > MOST_FILES_OF_A_ROOM).map(([room]) => room);
    expect(large.toSorted()).toEqual(Object.keys(ROOMS_OF_ONE_KIND).toSorted());
  });
});
