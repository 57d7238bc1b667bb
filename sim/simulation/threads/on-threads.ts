/** Spreads tasks over threads: pure data goes there, pure data comes back. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** Most of what a simulation makes is soon forgotten: with more room for it the collector has less to do. */
const YOUNG_GENERATION_MB = 64;

export interface OnThreads<Task, Answer> {
  /** The URL of a module that calls `answerTasks`. */
  readonly module: string;
  readonly threads: number;
  readonly tasks: readonly Task[];
  /** Told of each answer as it comes, in no order, with the number of its task. */
  readonly onAnswer: (answer: Answer, index: number) => void;
}

export interface Job<Task> {
  readonly index: number;
  readonly task: Task;
}

/** What a thread says: an answer, or what was thrown at it. */
export type Reply<Answer> =
  | { readonly index: number; readonly answer: Answer }
  | { readonly index: number; readonly thrown: unknown };

async function serve<Task, Answer>(
  { module, onAnswer }: OnThreads<Task, Answer>,
  jobs: Iterator<Job<Task>>,
): Promise<void> {
  const worker = new Worker(fileURLToPath(module), {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      const next = () => {
        const job = jobs.next();
        if (job.done === true) resolve();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
        else worker.postMessage(job.value);
      };
      worker.on("error", reject);
      worker.on("exit", (code) => reject(new Error(`a thread ended by itself with code ${code}`)));
      worker.on("message", (reply: Reply<Answer>) => {
        if ("thrown" in reply) {
          reject(reply.thrown instanceof Error ? reply.thrown : new Error(String(reply.thrown)));
          return;
        }
        onAnswer(reply.answer, reply.index);
        next();
      });
      next();
    });
  } finally {
    await worker.terminate();
  }
}

/** Has every task done by one of the threads. Rejects with the first thing that a task throws. */
export async function onThreads<Task, Answer>(work: OnThreads<Task, Answer>): Promise<void> {
  const jobs = work.tasks.map((task, index): Job<Task> => ({ index, task })).values();
  const threads = Math.min(work.threads, work.tasks.length);
  await Promise.all(Array.from({ length: threads }, () => serve(work, jobs)));
}
