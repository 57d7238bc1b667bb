import type { ErrorCode } from "../../finding-codes.ts";
import type { Finding } from "../../finding.ts";
import { fieldOf } from "../fields-of.ts";
import { refuse as refuseAt } from "../location.ts";
import { quoted } from "../quoted.ts";
import { containerOf, hasListsInText, type Placed } from "./containers.ts";
import { describeForeign } from "./foreign.ts";
import { readJson, type ReadJson } from "./read-json.ts";

export interface OpenedFile {
  /** What should be the root node. */
  readonly root: Placed;
  /** The containers around it, from the inner to the outer. */
  readonly around: readonly Placed[];
  /** Whether it is a file of the Forge, by what nobody else writes. */
  readonly isForgeFile: boolean;
  /** What the Forge calls the strategy. */
  readonly name: string | null;
}

/** More containers in containers than any file has. */
const MOST_CONTAINERS = 10;

/** So many strategies of a file are named in a message. */
const MOST_NAMED = 5;

/**
 * Finds what should be the root node in a file, which is a plain tree, a plain wrapper around one, or a file of the
 * Forge; `null` after noting why there is none.
 */
export function openFile(input: unknown, findings: Finding[]): OpenedFile | null {
  const refuse = (path: string, code: ErrorCode, message: string) =>
    refuseAt({ nodeId: null, path, findings }, code, message);
  const around: Placed[] = [];
  let root: Placed = { value: input, path: "" };
  let isForgeFile = false;
  let name: string | null = null;
  for (let wrappings = 0; wrappings < MOST_CONTAINERS; wrappings++) {
    const foreign = describeForeign(root.value);
    if (foreign !== null) return refuse(root.path, "file.foreign", foreign);
    const container = containerOf(root);
    if (container === null) break;
    const [entry, another] = container.entries;
    if (entry === undefined) return refuse(root.path, "file.without-tree", "the file holds no strategy");
    if (another !== undefined) return refuse(root.path, "file.several", describeSeveral(container.entries));
    const inner = container.isForges ? decoded(entry.value) : { ok: true as const, value: entry.value };
    if (!inner.ok) return refuse(entry.path, inner.code, inner.message);
    if (inner.value === null || inner.value === undefined) {
      return refuse(
        entry.path,
        "file.without-tree",
        "the file is a record of a strategy without its tree: export it again, with its blocks",
      );
    }
    around.unshift(root);
    if (container.isForges) name = nameOf(root.value) ?? name;
    root = { value: inner.value, path: entry.path };
    isForgeFile ||= container.isForges;
    if (!container.isForges) break;
  }
  isForgeFile ||= [root, ...around].some(({ value }) => hasListsInText(value));
  return { root, around, isForgeFile, name };
}

/** What a JSON text holds, nothing for a blank one; anything else as it is. */
function decoded(value: unknown): ReadJson {
  if (typeof value !== "string") return { ok: true, value };
  return value.trim() === "" ? { ok: true, value: null } : readJson(value);
}

function nameOf(value: unknown): string | null {
  const name = fieldOf(value, "name");
  return typeof name === "string" && name.trim() !== "" ? name.trim() : null;
}

function describeSeveral(entries: readonly Placed[]): string {
  const names = entries.flatMap(({ value }) => nameOf(value) ?? []);
  const named = names.slice(0, MOST_NAMED).map(quoted).join(", ");
  const which = named === "" ? "" : ` (${named}${names.length > MOST_NAMED ? ", ..." : ""})`;
  return `the file holds ${entries.length} strategies${which}: take one out and add it by itself`;
}
