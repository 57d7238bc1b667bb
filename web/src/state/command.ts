import { useState } from "preact/hooks";
import type { Answer, Refusal } from "../api/answer.ts";

export type Command<Value> = {
  isBusy: boolean;
  refusal: Refusal | null;
  run: (command: () => Promise<Answer<Value>>, onDone: (value: Value) => void) => void;
  clear: () => void;
};

/**
 * One command to the API at a time: whether it is under way, and how the last one was refused. `run` ignores a
 * second call while the first is under way and calls `onDone` with the result when the command succeeded.
 */
export function useCommand<Value>(): Command<Value> {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function execute(
    command: () => Promise<Answer<Value>>,
    onDone: (value: Value) => void,
  ): Promise<void> {
    setBusy(true);
    setRefusal(null);
    const answer = await command();
    setBusy(false);
    if (answer.ok) onDone(answer.value);
    else setRefusal(answer.refusal);
  }

  return {
    isBusy,
    refusal,
    run: (command, onDone) => {
      if (!isBusy) void execute(command, onDone);
    },
    clear: () => setRefusal(null),
  };
}
