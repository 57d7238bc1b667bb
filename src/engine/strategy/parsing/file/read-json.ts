import type { ErrorCode } from "../../finding-codes.ts";
import { quoted } from "../quoted.ts";
import { COMPOSER, isComposerText } from "./composer-text.ts";
import { firstFault } from "./first-fault.ts";

/** What a text holds, or in one line what it is instead of JSON and what to do. */
export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string };

/** Editors on some systems put it before the first character. */
const BYTE_ORDER_MARK = "\uFEFF";

/** So much of a text is shown where it stops being JSON, in UTF-16 code units. */
const SHOWN = 12;

/** Decodes a JSON text. */
export function readJson(text: string): ReadJson {
  const json = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  try {
    return { ok: true, value: JSON.parse(json) };
  } catch {
    if (isComposerText(json)) return { ok: false, code: "file.foreign", message: COMPOSER };
    return { ok: false, code: "text.not-json", message: describe(json) };
  }
}

function describe(text: string): string {
  const start = text.trimStart();
  if (start === "") return "the text is empty: there is no strategy in it";
  if (isBinary(start)) {
    return "this is no text, or not in UTF-8: export the strategy again as a JSON file";
  }
  if (start.startsWith("<")) {
    return "this is a web page or XML, not JSON: download or copy the strategy itself";
  }
  if (/^[{["]/.test(start)) return `this is not JSON: ${describeFault(text)}`;
  if (isTable(start)) return "this is a table (CSV), not JSON: a strategy is a tree in JSON";
  if (/^(?:---|- |[\w-]+:(?:\s|$))/m.test(firstLineOf(start))) {
    return "this looks like YAML, not JSON: export the strategy as JSON";
  }
  return "this is not JSON: a strategy begins with { and ends with }";
}

/** A ZIP archive, a PDF, UTF-16, and whatever else has characters that no text has. */
function isBinary(start: string): boolean {
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  return /^(?:PK\u0003|%PDF-)|\u0000|\uFFFD/.test(start.slice(0, 1000));
}

function firstLineOf(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

/** Lines of as many cells each, with no bracket in the first. */
function isTable(start: string): boolean {
  const [first = "", second = ""] = start.split("\n", 2);
  return [",", ";", "\t"].some((separator) => {
    const cells = first.split(separator).length;
    return cells > 1 && cells === second.split(separator).length && !/[{}[\]]/.test(first);
  });
}

function describeFault(text: string): string {
  const fault = firstFault(text);
  if (fault >= text.trimEnd().length) {
    return "it ends before it is complete, as if it was cut off; export or copy it again to its end";
  }
  const before = text.slice(0, fault);
  const line = before.split("\n").length;
  const column = fault - before.lastIndexOf("\n");
  const found = quoted(firstLineOf(text.slice(fault, fault + SHOWN)) || "a line break");
  return `at line ${line}, column ${column}, ${found} does not belong there${hint(before.trimEnd(), text.charAt(fault))}`;
}

/** What people who write JSON by hand most often mean. */
function hint(before: string, character: string): string {
  if (before.endsWith(",") && /[}\]]/.test(character)) return " (after the last entry stands no comma)";
  if (character === "/" || character === "#") return " (JSON has no comments)";
  if (/['A-Za-z_]/.test(character)) return " (names and texts stand in double quotes)";
  return "";
}
