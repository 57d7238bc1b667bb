import type { ErrorCode } from "../../finding-codes.ts";

/** A node as it was written, in a tree in which every call has been replaced by what it calls. */
export interface WrittenNode {
  readonly value: unknown;
  /** Its place in the input. */
  readonly path: string;
  /** The call that it replaces (the outer one, where a chain's root is a call itself), `null` where it stands itself. */
  readonly call: WrittenCall | null;
  /** Why `value` is still a call. */
  readonly refusal: CallRefusal | null;
  /** Whether it is part of a chain that the library has, and not of the input. */
  readonly isFromLibrary: boolean;
  /** The children by slot, without the empty places. */
  readonly slots: ReadonlyMap<string, readonly WrittenNode[]>;
}

export interface WrittenCall {
  readonly value: unknown;
  readonly path: string;
  /** The name of the called chain. */
  readonly chainName: string | null;
}

export interface CallRefusal {
  readonly code: ErrorCode;
  readonly message: string;
}
