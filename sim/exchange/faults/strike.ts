/** Lets faults loose on one request: layers around the exchange's own answer, the outermost first. */
import type { RealTime } from "../clock/real-time.ts";
import { rewrittenJson } from "../http/json-answer.ts";
import { changedFields } from "./changed-fields.ts";
import { changedRows } from "./changed-rows.ts";
import { DroppedConnection } from "./dropped-connection.ts";
import { cutAnswer, gatewayAnswer, missingAnswer, statusAnswer } from "./fault-answers.ts";
import type { Strike } from "./faults.ts";
import { pause, untilAborted } from "./pause.ts";

export interface StrikeOptions {
  readonly request: Request;
  /** In which latencies and stalls wait. */
  readonly realTime: RealTime;
  /** The exchange's own answer to a request, with its effect; what it reads is `age` virtual milliseconds old. */
  readonly answer: (request: Request, age: number) => Promise<Response>;
  /** The answer of a limit that is used up. */
  readonly rateLimited: () => Response;
}

type Layer = (next: () => Promise<Response>) => Promise<Response>;

function layer(
  { fault, chance }: Strike,
  { request, realTime, rateLimited }: Omit<StrikeOptions, "answer">,
): Layer {
  const { signal } = request;
  return async (next): Promise<Response> => {
    switch (fault.action) {
      case "latency": {
        const milliseconds = fault.milliseconds + Math.floor(chance * ((fault.jitter ?? 0) + 1));
        if (fault.delays === "request") {
          // What is under way arrives whether or not somebody still waits for the answer.
          await pause(realTime, milliseconds);
          return next();
        }
        const response = await next();
        await pause(realTime, milliseconds, signal);
        return response;
      }
      case "drop-before-effect":
        throw new DroppedConnection();
      case "drop-after-effect":
        await next();
        throw new DroppedConnection();
      case "status":
        return statusAnswer(fault);
      case "html-error":
        if (fault.effect === "done") await next();
        return gatewayAnswer(fault.status);
      case "rate-limit":
        return rateLimited();
      case "malformed-json":
        return cutAnswer(await next());
      case "not-found":
        return missingAnswer(request.url);
      case "omit-fields":
      case "null-fields":
      case "wrong-type":
      case "add-fields":
      case "zero-balances":
        return rewrittenJson(await next(), (value) => changedFields(fault, value));
      case "omit-rows":
      case "repeat-rows":
      case "shuffle-rows":
        return rewrittenJson(await next(), (value) => changedRows(fault, value, chance));
      case "stale":
        // How old the answer is was said to whoever gives it.
        return next();
      case "stall":
        if (fault.effect === "done") await next();
        await pause(realTime, fault.milliseconds, signal);
        throw new DroppedConnection();
    }
  };
}

/**
 * A request once all of it has come, which its client can no longer take back by hanging up. One without a body is there
 * at once: nobody behind this looks at its signal.
 */
async function arrived(request: Request): Promise<Request> {
  if (!request.body) return request;
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body: await request.arrayBuffer() });
}

/**
 * The answer to a request that faults strike. Rejects with `DroppedConnection` when one breaks the connection,
 * and with the reason of the request's own signal when the client gives up meanwhile.
 */
export async function answerStruck(strikes: readonly Strike[], options: StrikeOptions): Promise<Response> {
  if (strikes.length === 0) return options.answer(options.request, 0);
  const request = await arrived(options.request);
  const ages = strikes.map(({ fault }) => (fault.action === "stale" ? fault.age : 0));
  const chain = strikes
    .map((strike) => layer(strike, options))
    .reduceRight<() => Promise<Response>>(
      (next, around) => () => around(next),
      () => options.answer(request, Math.max(...ages)),
    );
  return untilAborted(chain(), options.request.signal);
}
