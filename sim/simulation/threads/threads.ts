/** Spreads tasks over threads: pure data goes there, pure data comes back. */
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** Most of what a simulation makes is soon forgotten: with more room for it the collector has less to do. */
const YOUNG_GENERATION_MB = 64;

export interface Job<Task> {
  readonly index: number;
  readonly task: Task;
}

/** What a thread says: an answer, or what was thrown at it. */
export type Reply<Answer> =
  | { readonly index: number; readonly answer: Answer }
  | { readonly index: number; readonly thrown: unknown };

export interface Work<Task, Answer> {
  readonly tasks: readonly Task[];
  /** Told of each answer as it comes, in no order, with the number of its task. */
  readonly onAnswer: (answer: Answer, index: number) => void;
}

/** Has a thread do one job after the other, until there are none. */
function serve<Task, Answer>(
  worker: Worker,
  jobs: Iterator<Job<Task>>,
  onAnswer: Work<Task, Answer>["onAnswer"],
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const next = () => {
    const job = jobs.next();
    if (job.done === true) resolve();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    else worker.postMessage(job.value);
  };
  const onExit = (code: number) => reject(new Error(`a thread ended by itself with code ${code}`));
  const onMessage = (reply: Reply<Answer>) => {
    if ("thrown" in reply) {
      reject(reply.thrown instanceof Error ? reply.thrown : new Error(String(reply.thrown)));
      return;
    }
    onAnswer(reply.answer, reply.index);
    next();
  };
  worker.on("error", reject).on("exit", onExit).on("message", onMessage);
  next();
  return promise.finally(() => worker.off("error", reject).off("exit", onExit).off("message", onMessage));
}

/** Threads that are kept from one lot of work to the next, because loading their modules takes a second. */
export class Threads<Task, Answer> {
  readonly #module: string;
  readonly #most: number;
  readonly #workers: Worker[] = [];

  /** `module`: the URL of a module that calls `answerTasks`; `most`: how many threads there may be. */
  constructor(module: string, most: number) {
    this.#module = fileURLToPath(module);
    this.#most = most;
  }

  /**
   * Has every task done by one of the threads, and resolves when the last is. Rejects with the first thing that a task
   * throws; the threads are of no more use then. One lot of work at a time.
   */
  async run({ tasks, onAnswer }: Work<Task, Answer>): Promise<void> {
    const jobs = tasks.map((task, index): Job<Task> => ({ index, task })).values();
    const count = Math.min(this.#most, tasks.length);
    while (this.#workers.length < count) this.#workers.push(this.#start());
    await Promise.all(this.#workers.slice(0, count).map((worker) => serve(worker, jobs, onAnswer)));
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
  }

  #start(): Worker {
    return new Worker(this.#module, {
      execArgv: ["--disable-warning=ExperimentalWarning"],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
  }
}
