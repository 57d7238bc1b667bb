/** Answers of the market-data API that refuse a request; most of them have a message and no code. */
import { refusalBody, notFound, unprocessable } from "../../http/refusal.ts";

export interface DataRefusal {
  readonly ok: false;
  readonly status: 400 | 403 | 404;
  readonly body: Readonly<Record<string, unknown>>;
}

/** 400: a parameter is missing or wrong. */
export function badRequest(message: string): DataRefusal {
  return { ok: false, status: 400, body: { message } };
}

/** 403: the free plan has no prices of all exchanges that are newer than 15 minutes. */
export const RECENT_SIP: DataRefusal = {
  ok: false,
  status: 403,
  body: refusalBody(unprocessable("subscription does not permit querying recent SIP data")),
};

/** 404: there is nothing of this kind (`trade`, `quote`, ...) for the one symbol asked for. */
export function noneFound(kind: string, symbol: string): DataRefusal {
  return { ok: false, status: 404, body: refusalBody(notFound(`no ${kind} found for ${symbol}`)) };
}
