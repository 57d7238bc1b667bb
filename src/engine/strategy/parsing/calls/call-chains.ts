import { fieldOf } from "../fields-of.ts";
import { quoted } from "../quoted.ts";
import { callChainShape } from "../shape/document.ts";
import { nodeShape } from "../shape/node.ts";
import { match } from "../shape/read.ts";
import type { Shelf } from "../shelf.ts";
import type { CallRefusal } from "./written-node.ts";

/** The tree of a called chain. The same object for every call. */
export interface CalledChain {
  readonly name: string | null;
  readonly root: unknown;
  /** Whether the library has it, and not the input. */
  readonly isFromLibrary: boolean;
}

export type ReadChain =
  | { readonly ok: true; readonly chain: CalledChain }
  | { readonly ok: false; readonly refusal: CallRefusal };

const callShape = nodeShape.pick({ kind: true, callRefId: true });

const CALL = "call";

/** Chains by id, each read when it is first called. */
export class CallChains {
  readonly #shelf: Shelf;
  readonly #read = new Map<string, ReadChain>();

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** The chain that a node in any shape calls, or why there is none; `null` when the node is not a call. */
  calledBy(node: unknown): ReadChain | null {
    const call = match(callShape, node);
    if (call === undefined || !isCall(call.kind)) return null;
    const id = call.callRefId;
    if (id === undefined) return refusal("call.missing", "the call does not say which chain it calls");
    const known = this.#read.get(id);
    if (known !== undefined) return known;
    const chain = this.#readChain(id);
    this.#read.set(id, chain);
    return chain;
  }

  #readChain(id: string): ReadChain {
    const entry = this.#shelf.find(id);
    if (entry === undefined) return refusal("call.missing", `there is no chain ${quoted(id)}`);
    const chain = callChainShape.safeParse(entry.value);
    if (!chain.success) return refusal("call.unreadable", `the chain ${quoted(id)} cannot be read`);
    const { name = null, root } = chain.data;
    const decoded = typeof root === "string" ? decode(root) : root;
    if (fieldOf(decoded, "kind") === undefined) {
      return refusal("call.unreadable", `the chain ${quoted(name ?? id)} has no tree`);
    }
    return { ok: true, chain: { name, root: decoded, isFromLibrary: entry.path === null } };
  }
}

/** In any letter case, as every kind. */
function isCall(kind: string | undefined): boolean {
  return kind === CALL || (kind?.length === CALL.length && kind.toLowerCase() === CALL);
}

function decode(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refusal(code: CallRefusal["code"], message: string): ReadChain {
  return { ok: false, refusal: { code, message } };
}
