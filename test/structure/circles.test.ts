import { describe, it } from "vitest";
import { circlesIn } from "./support/circles.ts";
import { allImports, importsIn } from "./support/imports.ts";

describe("imports", () => {
  it("run in no circle, not even of types", ({ expect }) => {
    // A thread and what starts it name each other; neither needs the other to be understood.
    expect(circlesIn(allImports.filter(({ kind }) => kind !== "address"))).toEqual([]);
  });

  it("that do are named, each circle once", ({ expect }) => {
    const graph = ["a b", "b c", "c a", "c d", "d e", "f a", "g g"].map((line) => {
      const [from = "", to = ""] = line.split(" ");
      return { from, to };
    });
    expect(circlesIn(graph)).toEqual(["c -> a -> b -> c", "g -> g"]);
  });

  it("of a file that cannot be read are not taken for none", ({ expect }) => {
    expect(() => importsIn("src/here/file.ts", "<<<<<<< mine")).toThrow("src/here/file.ts cannot be read");
  });

  it("are seen in every form that they have", ({ expect }) => {
    const text = `
      import type { A } from "./a.ts";
      import { type B } from "../b.ts";
      import { c, type C } from "./c.ts";
      import "./d.css";
      export * from "./e.ts";
      export type { F } from "./f.ts";
      export type G = import("./g.ts").G;
      const h = await import("./h.ts");
      const j = await import(\`./j.ts\`);
      const k = await import(name);
      const i = new URL("i.ts", import.meta.url);
      import * as z from "zod";`;
    const seen = importsIn("src/here/file.ts", text).map(({ to, kind }) => `${to} ${kind}`);
    expect(seen.toSorted()).toEqual([
      "(computed) value",
      "src/b.ts type",
      "src/here/a.ts type",
      "src/here/c.ts value",
      "src/here/d.css value",
      "src/here/e.ts value",
      "src/here/f.ts type",
      "src/here/g.ts type",
      "src/here/h.ts value",
      "src/here/i.ts address",
      "src/here/j.ts value",
      "zod value",
    ]);
  });
});
