/** What answers the Worker of the tests when it asks somebody whom no test has put there. */

/** Hosts that exist in tests only. `moved.test/307/...` sends on to `elsewhere.test/...`, whoever asks. */
const MOVED = "moved.test";
const ELSEWHERE = "elsewhere.test";

/** What a stranger would like to be taken for: an account with a lot of money, and whatever else is asked for. */
function forgedAnswer(): Response {
  return Response.json({
    id: "forged-account",
    status: "ACTIVE",
    equity: "1000000",
    cash: "1000000",
    buying_power: "1000000",
  });
}

/** The outside world of the tests' runtime. */
export function answerFromOutside(request: Request): Response {
  const { hostname, pathname, search } = new URL(request.url);
  if (hostname === ELSEWHERE) return forgedAnswer();
  const [, status, path] = /^\/(3\d\d)(\/.*)$/.exec(pathname) ?? [];
  if (hostname === MOVED && status !== undefined) {
    const headers = { Location: `http://${ELSEWHERE}${path}${search}` };
    return new Response('{"message":"forbidden."}', { status: Number(status), headers });
  }
  return new Response(`unexpected request ${request.method} ${request.url}`, { status: 599 });
}
