import type { Finding } from "../../finding.ts";
import type { CallChains, CalledChain } from "./call-chains.ts";
import type { StrategyDocument } from "../document.ts";
import { fieldOf, listIn, slotNamesIn } from "../fields-of.ts";
import { Limits } from "./limits.ts";
import { type Location, pointerBelow } from "../location.ts";
import type { CallRefusal, WrittenCall, WrittenNode } from "./written-node.ts";

/** The chains that a place lies in, from the inner to the outer. */
interface Within {
  readonly chain: CalledChain;
  readonly outer: Within | null;
}

interface Resolved {
  readonly value: unknown;
  readonly path: string;
  readonly call: WrittenCall | null;
  readonly refusal: CallRefusal | null;
  readonly within: Within | null;
}

interface Pending {
  readonly node: Resolved;
  readonly level: number;
  readonly slots: Map<string, WrittenNode[]>;
}

/**
 * The tree with every call replaced by the chain that it calls, in any shape otherwise. `null`, after noting an
 * error, when it is beyond the limits. It runs before anything walks the tree by recursion, keeps a stack of its
 * own, and stops at the limits, so that neither a deep or circular input nor chains that multiply one another can
 * exhaust the machine.
 */
export function replaceCalls(
  { root, path }: StrategyDocument,
  chains: CallChains,
  findings: Finding[],
): WrittenNode | null {
  const limits = new Limits();
  const placeAt = (place: string): Location => ({ nodeId: null, path: place, findings });
  const pending: Pending[] = [];

  function open(value: unknown, place: string, within: Within | null, level: number): WrittenNode | null {
    if (!limits.countNode(level, placeAt(place))) return null;
    const node = resolve(value, place, within, chains, limits, placeAt);
    if (node === null || !countEntries(node.value, limits, placeAt(node.path))) return null;
    const slots = new Map<string, WrittenNode[]>();
    pending.push({ node, level, slots });
    const { call, refusal } = node;
    const isFromLibrary = node.within?.chain.isFromLibrary === true;
    return { value: node.value, path: node.path, call, refusal, isFromLibrary, slots };
  }

  const top = open(root, path, null, 1);
  if (top === null) return null;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, level, slots } = next;
    const written = fieldOf(node.value, "children");
    for (const slot of slotNamesIn(written)) {
      const children: WrittenNode[] = [];
      slots.set(slot, children);
      for (const [index, value] of listIn(written, slot).entries()) {
        if (value === null || value === undefined) continue;
        const place = pointerBelow(node.path, "children", slot, index);
        const child = open(value, place, node.within, level + 1);
        if (child === null) return null;
        children.push(child);
      }
    }
  }
  return top;
}

/** Follows calls to the first node that is none, or to the call that cannot be followed. */
function resolve(
  value: unknown,
  path: string,
  within: Within | null,
  chains: CallChains,
  limits: Limits,
  placeAt: (path: string) => Location,
): Resolved | null {
  let resolved: Resolved = { value, path, call: null, refusal: null, within };
  for (;;) {
    const called = chains.calledBy(resolved.value);
    if (called === null) return resolved;
    if (!limits.countCall(placeAt(resolved.path))) return null;
    if (!countEntries(resolved.value, limits, placeAt(resolved.path))) return null;
    if (!called.ok) return { ...resolved, refusal: called.refusal };
    const { chain } = called;
    if (isWithin(chain, resolved.within)) {
      const message = `the chain ${chain.name ?? ""} calls itself`;
      return { ...resolved, refusal: { code: "call.cycle", message } };
    }
    resolved = {
      value: chain.root,
      path: pointerBelow(resolved.path, "callRefId"),
      call: resolved.call ?? { value, path, chainName: chain.name },
      refusal: null,
      within: { chain, outer: resolved.within },
    };
  }
}

function isWithin(chain: CalledChain, within: Within | null): boolean {
  for (let place = within; place !== null; place = place.outer) {
    if (place.chain === chain) return true;
  }
  return false;
}

/** Counts all lists that reading the node goes through. */
function countEntries(node: unknown, limits: Limits, at: Location): boolean {
  const written = fieldOf(node, "children");
  const slots = slotNamesIn(written);
  let entries = slots.length;
  for (const slot of slots) entries += listIn(written, slot).length;
  for (const name of LISTS) entries += listIn(node, name).length;
  const items = listIn(fieldOf(node, "numbered"), "items");
  return (
    limits.countEntries(entries + items.length, at) &&
    items.every((item) => limits.countEntries(listIn(item, "conditions").length, at))
  );
}

/** The lists of a node itself, besides its slots. */
const LISTS = ["positions", "conditions", "entryConditions", "exitConditions"];
