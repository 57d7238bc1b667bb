/** What stands around trees in files: what each container looks like, and what it holds. */
import { fieldOf } from "../fields-of.ts";
import { pointerBelow } from "../location.ts";
import { WRAPPER_FIELDS } from "../shape/document.ts";

export interface Placed {
  readonly value: unknown;
  /** JSON Pointer; what is in a JSON text is reached through it, as if it stood there. */
  readonly path: string;
}

export interface Container {
  /** What it holds, the empty places of a list left out; each may be the JSON text of it where it is the Forge's. */
  readonly entries: readonly Placed[];
  /** Whether only the Forge writes such a container. */
  readonly isForges: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** Of a container what it holds; `null` of anything else, which should be a node then. A node has a kind. */
export function containerOf({ value, path }: Placed): Container | null {
  if (Array.isArray(value)) {
    const entries = entriesOf(value, path);
    const areForges = entries.every(
      (entry) => isObject(entry.value) && containerOf(entry)?.isForges === true,
    );
    return areForges && entries.length > 0 ? { entries, isForges: true } : null;
  }
  if (!isObject(value) || (value["kind"] !== undefined && value["kind"] !== null)) return null;
  if (value["payload"] !== undefined) return { entries: [field(value, path, "payload")], isForges: true };
  if (typeof value["root"] === "string") return { entries: [field(value, path, "root")], isForges: true };
  if (hasBranches(value)) {
    const branches = entriesOf(value["branches"], pointerBelow(path, "branches"));
    return { entries: branches.map((branch) => field(branch.value, branch.path, "tree")), isForges: true };
  }
  const name = WRAPPER_FIELDS.find((wrapped) => isObject(value[wrapped]));
  return name === undefined ? null : { entries: [field(value, path, name)], isForges: false };
}

/** The Forge's database keeps the lists beside a tree as JSON text. */
export function hasListsInText(value: unknown): boolean {
  return ["callChains", "customIndicators"].some((name) => typeof fieldOf(value, name) === "string");
}

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasBranches(value: Fields): value is Fields & { readonly branches: readonly unknown[] } {
  const { branches } = value;
  return Array.isArray(branches) && branches.every((branch) => fieldOf(branch, "tree") !== undefined);
}

function field(value: unknown, path: string, name: string): Placed {
  return { value: fieldOf(value, name), path: pointerBelow(path, name) };
}

function entriesOf(list: readonly unknown[], path: string): Placed[] {
  return list
    .map((value, index) => ({ value, path: pointerBelow(path, index) }))
    .filter(({ value }) => value !== null && value !== undefined);
}
