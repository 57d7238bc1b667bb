/** An owner asks something of their account and tells what came of it. */
import type { Result } from "../../../src/durable/account/commands/result.ts";
import { DroppedConnection } from "../../exchange/faults/dropped-connection.ts";
import type { Ended, World } from "../world/world.ts";
import { request } from "./account-requests.ts";
import type { OwnerCommand } from "./commands.ts";

/** Resolves when it is answered, refused or lost; time must pass until then. */
export async function askAccount(world: World, command: OwnerCommand): Promise<void> {
  const { kind } = command;
  const details = JSON.stringify({ ...command, kind: undefined, strategy: undefined });
  world.tell(`the owner asks to ${kind} ${details}`);
  const ended = await world.ask((account) => request(world, account, command));
  world.tell(`the owner asked to ${kind}: ${answerOf(world, ended)}`);
}

function answerOf(world: World, ended: Ended<Result<unknown>>): string {
  if (ended.kind === "killed") return "no answer";
  if (ended.kind === "done") return ended.value.ok ? "done" : `refused, ${ended.value.code}`;
  // A part of the platform that does not answer is no bug of the command's.
  if (!(ended.error instanceof DroppedConnection)) world.bugs.push(String(ended.error));
  return `failed, ${String(ended.error)}`;
}
