/** A server that answers from a list, and remembers what it was asked. */

/** A ready answer, a body to send as JSON with status 200, or an error that breaks the connection. */
export type ListedAnswer = Response | Error | object;

export interface ListedServer {
  readonly fetch: typeof fetch;
  readonly requests: Request[];
}

/** Answers one request after the other from the list, and the rest with its last answer. */
export function serverWith(...answers: readonly ListedAnswer[]): ListedServer {
  const requests: Request[] = [];
  return {
    requests,
    fetch: async (input, init) => {
      const answer = answers.at(Math.min(requests.length, answers.length - 1));
      requests.push(new Request(input, init));
      if (answer instanceof Error) throw answer;
      return answer instanceof Response ? answer.clone() : Response.json(answer);
    },
  };
}

/** A plain text answer. */
export function textAnswer(text: string, status = 200, contentType = "text/plain"): Response {
  return new Response(text, { status, headers: { "content-type": contentType } });
}
