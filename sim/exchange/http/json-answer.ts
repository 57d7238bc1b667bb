/** Answers whose JSON is rewritten on its way to the client. */

/** The answer with its JSON changed; one that is not JSON stays as it is. Status and other headers remain. */
export async function rewrittenJson(
  response: Response,
  rewrite: (value: unknown) => unknown,
): Promise<Response> {
  if (response.headers.get("content-type")?.includes("json") !== true) return response;
  const { status } = response;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  const value: unknown = await response.json();
  return new Response(JSON.stringify(rewrite(value)), { status, headers });
}
