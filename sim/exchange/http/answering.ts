/** Answers the requests to an exchange: with faults, the headers that every answer carries, and a line in the log. */
import type { Core } from "../core.ts";
import { answerStruck } from "../faults/strike.ts";
import { struckRequest } from "../faults/struck-request.ts";
import { uuidOf } from "../random/identifiers.ts";
import { limitReached } from "./limit-reached.ts";
import { httpDate, shownInstant } from "./shown-time.ts";

/** The answer of the exchange's routes, which read an account as it was `age` virtual milliseconds ago. */
type Answer = (request: Request, age: number) => Response | Promise<Response>;

/** Whether a path is of the operator's side: `/admin`, or the page, which asks for itself again and again. */
function isOperators(path: string): boolean {
  return path === "/" || path === "/admin" || path.startsWith("/admin/");
}

/**
 * How an exchange answers, given its routes. The operator's requests are neither struck nor logged. Rejects with
 * `DroppedConnection` where a fault drops the connection, and with the reason of the request's signal when the
 * client gives up while a fault keeps it waiting.
 */
export function answering(core: Core, routes: Answer): (request: Request) => Promise<Response> {
  let answered = 0;

  /** The response with the headers that every answer carries. All of them are made here, so that they can be written to. */
  function finished(response: Response, more: Readonly<Record<string, string>>): Response {
    response.headers.set("Date", httpDate(shownInstant(core)));
    for (const [name, value] of Object.entries(more)) response.headers.set(name, value);
    return response;
  }

  async function answer(request: Request, path: string): Promise<Response> {
    const response = await answerStruck(core.faults.take(struckRequest(request, core.accounts)), {
      request,
      realTime: core.realTime,
      answer: async (arrived, age) => routes(arrived, age),
      rateLimited: () => limitReached(core, path),
    });
    const id = uuidOf(core.seed, "request", answered++).replaceAll("-", "");
    return finished(response, { "X-Request-ID": id });
  }

  return async (request) => {
    const path = new URL(request.url).pathname;
    if (isOperators(path)) return finished(await routes(request, 0), {});
    const entry = { method: request.method, path, at: core.clock.now() };
    try {
      const response = await answer(request, path);
      core.requests.add({ ...entry, status: response.status });
      return response;
    } catch (error) {
      core.requests.add({ ...entry, status: null });
      throw error;
    }
  };
}
