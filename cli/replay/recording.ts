/** What a past execution is made again from: its stored inputs, and the histories of the symbols that they name. */
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "@hono/zod-openapi";
import { type ExecutionInputs, executionInputsSchema } from "../../src/contract/execution-inputs.ts";
import { ApiClient, ApiRefusal } from "../local/api-client.ts";
import { UserError } from "../support/user-error.ts";
import type { ReplayArguments } from "./arguments.ts";

export interface Recording {
  readonly inputs: ExecutionInputs;
  /** Packed, by symbol; those that could not be had are missing. */
  readonly histories: ReadonlyMap<string, ArrayBuffer>;
}

/** The answer of the API, with the histories beside it where the file was saved by this command. */
const fileSchema = executionInputsSchema.extend({
  /** Base64 of the packets, by symbol. */
  histories: z.record(z.string(), z.base64()).default({}),
});

type FromApi = Extract<ReplayArguments["source"], { kind: "api" }>;

function symbolsOf({ decisions }: ExecutionInputs): string[] {
  const symbols = decisions.flatMap(({ historiesJson }) =>
    historiesJson === null ? [] : Object.keys(JSON.parse(historiesJson)),
  );
  return [...new Set(symbols)].toSorted();
}

async function fetchRecording({ url, email, password, execution }: FromApi): Promise<Recording> {
  const api = new ApiClient(url, new URL(url).origin);
  await api.post("/api/auth/sign-in/email", { email, password });
  const inputs = await api.get<ExecutionInputs>(`/api/live/history/${encodeURIComponent(execution)}/inputs`);
  const histories = new Map<string, ArrayBuffer>();
  for (const symbol of symbolsOf(inputs)) {
    const packet = await api.bytes(`/api/market/bars?ticker=${encodeURIComponent(symbol)}`);
    if (packet) histories.set(symbol, packet);
  }
  return { inputs, histories };
}

function readRecording(file: string): Recording {
  const bad = (problem: string) => new UserError(`--file ${file}: ${problem}`);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw bad("the file cannot be read");
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw bad("it is not JSON");
  }
  const parsed = fileSchema.safeParse(document);
  if (!parsed.success) throw bad("it does not hold the inputs of an execution");
  const { histories, ...inputs } = parsed.data;
  const packets = Object.entries(histories).map(([symbol, packet]): [string, ArrayBuffer] => [
    symbol,
    Uint8Array.from(Buffer.from(packet, "base64")).buffer,
  ]);
  return { inputs, histories: new Map(packets) };
}

/** The recording of the arguments. Throws `UserError` when there is none to be had. */
export async function openRecording(source: ReplayArguments["source"]): Promise<Recording> {
  if (source.kind === "file") return readRecording(source.file);
  try {
    return await fetchRecording(source);
  } catch (error) {
    if (error instanceof ApiRefusal && error.status < 500) throw new UserError(error.message);
    // `fetch` says so when nobody answers at the address.
    if (error instanceof TypeError) throw new UserError(`--url ${source.url}: nobody answers there`);
    throw error;
  }
}

/** Keeps a recording in a file that `--file` takes. */
export function saveRecording(file: string, { inputs, histories }: Recording): void {
  const packets = Object.fromEntries(
    [...histories].map(([symbol, packet]) => [symbol, Buffer.from(packet).toString("base64")]),
  );
  try {
    writeFileSync(file, `${JSON.stringify({ ...inputs, histories: packets })}\n`);
  } catch {
    throw new UserError(`--save ${file}: the file cannot be written`);
  }
}
