import type { Finding } from "../finding.ts";
import type { StrategyLibrary } from "../library.ts";
import { isObject } from "./file/containers.ts";
import { openFile } from "./file/open-file.ts";
import { readJson } from "./file/read-json.ts";
import { pointerBelow } from "./location.ts";
import { libraryShape } from "./shape/document.ts";
import { readShape } from "./shape/read.ts";
import { Shelf } from "./shelf.ts";

/** A strategy as it came: its tree, and what the tree may refer to. */
export interface StrategyDocument {
  readonly root: unknown;
  /** Where the root stands in the input. */
  readonly path: string;
  readonly customIndicators: Shelf;
  readonly callChains: Shelf;
  /** Whether it came in a file of the Forge, and means what such files mean where they say nothing. */
  readonly isForgeFile: boolean;
  /** What the Forge calls the strategy, where that stands beside the tree. */
  readonly name: string | null;
}

/**
 * Finds the tree in the input, which is its root node or in containers, and what it may refer to: first the root's own
 * fields, then those of the containers from the inner to the outer, then the library. None of it is read before it is
 * used. `null` after noting why there is no tree.
 */
export function openDocument(
  input: unknown,
  library: StrategyLibrary,
  findings: Finding[],
): StrategyDocument | null {
  const file = openFile(input, findings);
  if (file === null) return null;
  const { root, around, isForgeFile, name } = file;
  const shelves = { customIndicators: new Shelf(), callChains: new Shelf() };
  for (const { value, path } of [root, ...around]) stock(shelves, value, path, findings);
  shelves.customIndicators.addFromLibrary(library.customIndicators ?? []);
  shelves.callChains.addFromLibrary(library.callChains ?? []);
  return { root: root.value, path: root.path, ...shelves, isForgeFile, name };
}

function stock(
  { customIndicators, callChains }: Pick<StrategyDocument, "customIndicators" | "callChains">,
  value: unknown,
  path: string,
  findings: Finding[],
): void {
  if (!isObject(value)) return;
  const written = {
    customIndicators: listOf(value["customIndicators"]),
    callChains: listOf(value["callChains"]),
  };
  const brought = readShape(libraryShape, written, { nodeId: null, path, findings }, "a file");
  customIndicators.addFromInput(
    brought?.customIndicators ?? [],
    pointerBelow(path, "customIndicators"),
    findings,
  );
  callChains.addFromInput(brought?.callChains ?? [], pointerBelow(path, "callChains"), findings);
}

/** A list, which the Forge's database keeps as JSON text; a blank one is none, and one that is no JSON stays a text. */
function listOf(value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (value.trim() === "") return null;
  const read = readJson(value);
  return read.ok ? read.value : value;
}
