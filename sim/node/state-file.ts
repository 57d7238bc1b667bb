/** Keeps an exchange's state in a directory, so that a restart finds the same accounts and orders. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ExchangeState } from "../exchange/state/exchange-state.ts";

export type LoadedState =
  | { readonly ok: true; readonly state: ExchangeState | undefined }
  | { readonly ok: false; readonly message: string };

const FILE = "exchange.json";

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The state kept in a directory, `undefined` when there is none yet; or one line that says why it cannot be read. */
export function loadState(directory: string): LoadedState {
  const path = join(directory, FILE);
  if (!existsSync(path)) return { ok: true, state: undefined };
  const content = parsed(readFileSync(path, "utf8"));
  if (!ExchangeState.safeParse(content).success) {
    return { ok: false, message: `${path}: this is not the state of an exchange` };
  }
  // The check above accepted exactly this shape; what it would convert is left as it is written.
  return { ok: true, state: content as ExchangeState };
}

/** Writes the state to a directory, which is made when missing. The file is replaced as a whole or not at all. */
export function saveState(directory: string, state: ExchangeState): void {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, FILE);
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
}
