/** Makes an execution again. */
import { replay } from "../../src/durable/account/history/replay.ts";
import { UserError } from "../support/user-error.ts";
import type { ReplayArguments } from "./arguments.ts";
import { openRecording, saveRecording } from "./recording.ts";
import type { ReplayReport } from "./report.ts";

/** Whether a stored text can be read is found out by reading it. */
async function replaySafely(...input: Parameters<typeof replay>): ReturnType<typeof replay> {
  try {
    return await replay(...input);
  } catch (error) {
    throw new UserError(`the stored inputs cannot be read: ${error instanceof Error ? error.message : "?"}`);
  }
}

/** The report on the execution of the arguments. Throws `UserError` when there is nothing to make again. */
export async function runReplay({ source, save }: ReplayArguments): Promise<ReplayReport> {
  const recording = await openRecording(source);
  if (save !== undefined) saveRecording(save, recording);
  const { inputs, histories } = recording;
  const compared = await replaySafely(inputs, (symbol) => Promise.resolve(histories.get(symbol)));
  if (compared.length === 0) {
    throw new UserError(`the run of ${inputs.slot} ended before it decided anything`);
  }
  const ok = compared.every(({ result }) => result === "equal" || result === "not_asked");
  return { slot: inputs.slot, ok, compared };
}
