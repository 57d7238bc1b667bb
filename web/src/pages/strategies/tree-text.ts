import { readJson } from "../../../../src/engine/strategy/parsing/file/read-json.ts";
import { asSentence } from "../../words/sentence.ts";

export type TreeText = { ok: true; tree: unknown } | { ok: false; message: string };

/** The tree in a text; whether it is JSON is settled here, whether it is a strategy by the server. */
export function readTree(text: string): TreeText {
  const read = readJson(text);
  if (read.ok) return { ok: true, tree: read.value };
  return { ok: false, message: `${asSentence(read.message)} It was not sent.` };
}
