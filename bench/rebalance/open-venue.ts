/** The exchange of the benchmark, in a thread of its own so that what accounts compute is measured alone. */
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { utcTimestamp } from "../../src/engine/calendar/new-york.ts";
import type { Answered, Asked, Venue, VenueRequest } from "./venue.ts";

/** A host that exists in the benchmark only. */
/** Room for what requests leave behind, so that collecting it takes the venue little of the time of those who wait. */
const YOUNG_MEGABYTES = 64;
const URL_OF_VENUE = "http://exchange.bench";

export interface OpenVenue extends Venue {
  readonly url: string;
  readonly fetch: typeof fetch;
  /** What it has taken this thread so far to hand requests to the other one, ms of CPU: no part of the product. */
  handingOver(): number;
  /** Has every answer take this long from now on, ms. */
  setLatency(milliseconds: number): Promise<void>;
  /** Has its clock jump to an instant (epoch ms) and run in real time from there. */
  start(at: number): Promise<void>;
  close(): Promise<void>;
}

/** CPU time of this thread so far, ms. */
export function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/**
 * All that the product reads of a response. The platform makes its own in native code; Node's, with a stream for every
 * body, would be a good part of what is measured.
 */
function responseOf(status: number, headers: readonly [string, string][], body: string): Response {
  const values = new Map(headers);
  const response: Pick<Response, "status" | "ok" | "text"> & { headers: Pick<Headers, "get"> } = {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name) => values.get(name.toLowerCase()) ?? null },
    text: async () => body,
  };
  return response as Response;
}

/** Requests that wait for the thread's answers. */
function fetchFrom(thread: Worker): Pick<OpenVenue, "fetch" | "handingOver"> {
  const waiting = new Map<number, (answered: Answered) => void>();
  let number = 0;
  let spent = 0;
  thread.on("message", (answered: Answered) => {
    waiting.get(answered.number)?.(answered);
    waiting.delete(answered.number);
  });
  const ask: typeof fetch = async (input, init = {}) => {
    // The product asks with an address, a method, a record of headers and a text.
    const asked: Asked = {
      number: ++number,
      url: input instanceof Request ? input.url : String(input),
      method: init.method ?? "GET",
      headers: Object.entries(init.headers ?? {}),
      body: typeof init.body === "string" ? init.body : null,
    };
    const { status, headers, body } = await new Promise<Answered>((resolve) => {
      waiting.set(asked.number, resolve);
      const before = threadTime();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
      thread.postMessage(asked);
      spent += threadTime() - before;
    });
    return responseOf(status, headers, body);
  };
  return { fetch: ask, handingOver: () => spent };
}

/** Starts an exchange at which some accounts hold their first tickers. */
export async function openVenue(accounts: number): Promise<OpenVenue> {
  const workerData: VenueRequest = { accounts };
  const thread = new Worker(fileURLToPath(new URL("venue.ts", import.meta.url).href), {
    workerData,
    execArgv: ["--disable-warning=ExperimentalWarning"],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const failed = once(thread, "error").then(([error]) => Promise.reject(error as Error));
  const [message] = await Promise.race([once(thread, "message"), failed]);
  // The first thing that the thread says.
  const venue = message as Venue;
  const transport = fetchFrom(thread);
  const tell = async (path: string, body: unknown) => {
    const answer = await transport.fetch(`${URL_OF_VENUE}/admin/${path}`, {
      method: "POST",
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`the exchange refused: ${await answer.text()}`);
  };
  return {
    ...venue,
    url: URL_OF_VENUE,
    ...transport,
    setLatency: (milliseconds) =>
      tell("faults", { match: { pathPrefix: "/v2" }, action: "latency", milliseconds, times: "always" }),
    start: (at) => tell("clock", { to: utcTimestamp(at), speed: 1 }),
    async close() {
      await thread.terminate();
    },
  };
}
