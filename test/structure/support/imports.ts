/** Which file takes what from which: the graph that the rules of structure are about. */
import path from "node:path";
import { Visitor } from "oxc-parser";
import { parsed } from "./parsed.ts";
import { sourceFiles, textOf } from "./source-files.ts";

export interface Import {
  /** Paths from the root. */
  readonly from: string;
  /** A path from the root, or the name of a package; `COMPUTED` where the text does not tell. */
  readonly to: string;
  /** `type`: nothing of it is left when types are stripped. `address`: a file that is started by its URL, as a thread is. */
  readonly kind: "value" | "type" | "address";
}

/** What is imported by a name that is only known when the code runs. */
export const COMPUTED = "(computed)";

/** A file, or a package: what a specifier names in a file. */
function resolved(from: string, specifier: string): string {
  return specifier.startsWith(".") ? path.posix.join(path.posix.dirname(from), specifier) : specifier;
}

/** The imports in the text of a file: static and dynamic ones, re-exports, types, and `new URL("file", import.meta.url)`. */
export function importsIn(from: string, text: string): Import[] {
  const { module, program } = parsed(from, text);
  const imports: Import[] = [];
  const add = (specifier: string, kind: Import["kind"]) =>
    imports.push({ from, to: resolved(from, specifier), kind });
  const kindOf = (isType: boolean) => (isType ? "type" : "value");
  for (const { moduleRequest, entries } of module.staticImports) {
    add(moduleRequest.value, kindOf(entries.length > 0 && entries.every(({ isType }) => isType)));
  }
  for (const { moduleRequest, isType } of module.staticExports.flatMap(({ entries }) => entries)) {
    if (moduleRequest) add(moduleRequest.value, kindOf(isType));
  }
  new Visitor({
    ImportExpression: ({ source }) => {
      const [part] = source.type === "TemplateLiteral" ? source.quasis : [];
      if (source.type === "Literal" && typeof source.value === "string") add(source.value, "value");
      else if (source.type === "TemplateLiteral" && source.quasis.length === 1 && part) {
        add(part.value.raw, "value");
      } else imports.push({ from, to: COMPUTED, kind: "value" });
    },
    TSImportType: ({ source }) => add(source.value, "type"),
    NewExpression: ({ callee, arguments: [file] }) => {
      const isUrl = callee.type === "Identifier" && callee.name === "URL";
      if (!isUrl || file?.type !== "Literal" || typeof file.value !== "string") return;
      if (/^[^:]*\.tsx?$/.test(file.value)) {
        add(file.value.startsWith(".") ? file.value : `./${file.value}`, "address");
      }
    },
  }).visit(program);
  return imports;
}

/** Every import of the project's own files. */
export const allImports: readonly Import[] = sourceFiles.flatMap((file) => importsIn(file, textOf(file)));
