/** What a client asked for and was answered. */

export interface Answer {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly status: number;
  /** What the JSON holds; the text of an answer that is none, empty for an answer without a body. */
  readonly body: unknown;
}

/** A function that answers requests like `fetch`: an exchange's own, or one that asks a server. */
export type Fetch = (request: Request) => Promise<Response>;

/** The body of a response; JSON that cannot be read stays text. */
export async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (response.headers.get("content-type")?.includes("json") !== true) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
