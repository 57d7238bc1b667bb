/** The other side of `Threads`: does what it is sent, one task at a time. */
import { parentPort } from "node:worker_threads";
import type { Job, Reply } from "./threads.ts";

/** Answers every task of this thread with `work`. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it names what the other side sends
export function answerTasks<Task>(work: (task: Task) => Promise<unknown>): void {
  const port = parentPort;
  if (!port) throw new Error("tasks are answered on threads only");
  const say = (reply: Reply<unknown>) => port.postMessage(reply);
  port.on("message", ({ index, task }: Job<Task>) => {
    work(task).then(
      (answer) => say({ index, answer }),
      (thrown: unknown) => say({ index, thrown }),
    );
  });
}
