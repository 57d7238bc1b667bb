import type { Finding } from "../finding.ts";
import type { StrategyLibrary } from "../library.ts";
import { pointerBelow } from "./location.ts";
import { libraryShape, WRAPPER_FIELDS } from "./shape/document.ts";
import { readShape } from "./shape/read.ts";
import { Shelf } from "./shelf.ts";

/** A strategy as it came: its tree, and what the tree may refer to. */
export interface StrategyDocument {
  readonly root: unknown;
  /** Where the root stands in the input. */
  readonly path: string;
  readonly customIndicators: Shelf;
  readonly callChains: Shelf;
}

/**
 * Finds the tree in the input, which is its root node or a wrapper around it, and what it may refer to: first the
 * root's own fields, then the wrapper's, then the library. None of it is read before it is used.
 */
export function openDocument(
  input: unknown,
  library: StrategyLibrary,
  findings: Finding[],
): StrategyDocument {
  const { root, path } = unwrap(input);
  const document = { root, path, customIndicators: new Shelf(), callChains: new Shelf() };
  stock(document, root, path, findings);
  if (root !== input) stock(document, input, "", findings);
  document.customIndicators.addFromLibrary(library.customIndicators ?? []);
  document.callChains.addFromLibrary(library.callChains ?? []);
  return document;
}

/** A node has a kind; what has none and holds an object under one of the fields is a wrapper. */
function unwrap(input: unknown): { root: unknown; path: string } {
  if (isObject(input) && (input["kind"] === undefined || input["kind"] === null)) {
    const field = WRAPPER_FIELDS.find((name) => isObject(input[name]));
    if (field !== undefined) return { root: input[field], path: pointerBelow("", field) };
  }
  return { root: input, path: "" };
}

function stock(document: StrategyDocument, value: unknown, path: string, findings: Finding[]): void {
  if (!isObject(value)) return;
  const brought = readShape(libraryShape, value, { nodeId: null, path, findings });
  const { customIndicators, callChains } = document;
  customIndicators.addFromInput(
    brought?.customIndicators ?? [],
    pointerBelow(path, "customIndicators"),
    findings,
  );
  callChains.addFromInput(brought?.callChains ?? [], pointerBelow(path, "callChains"), findings);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
