import { describe, it } from "vitest";
import { sourceFiles, textOf } from "./support/source-files.ts";

/** The text of an error as it is, with whatever it quotes. */
const WHOLE_ERROR = /String\((error|cause|reason)\)|(error|cause|reason)(\.message|\.stack|\.toString\(\))/;

/** From "console.error(" or "alert(" to the end of the statement. */
const LINES = /\b(console\.\w+|alert)\([^;]*;/g;

describe("what is logged", () => {
  it("quotes no error but by `reasonOf`, which leaves out queries and their values", ({ expect }) => {
    const logging = sourceFiles.filter((file) => file.startsWith("src/"));
    const whole = logging.flatMap((file) =>
      [...textOf(file).matchAll(LINES)].flatMap(([line]) => (WHOLE_ERROR.test(line) ? [file] : [])),
    );
    expect(logging.length).toBeGreaterThan(100);
    expect(whole).toEqual([]);
  });
});
