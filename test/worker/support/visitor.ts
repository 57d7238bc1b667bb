import { env, exports } from "cloudflare:workers";

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** Somebody with a browser: requests carry their session cookie and the application's origin. */
export class Visitor {
  #cookie = "";

  async send<T = unknown>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    return this.sendText(method, path, body === undefined ? undefined : JSON.stringify(body));
  }

  /** The bare answer to a GET with headers of one's own. */
  async fetch(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return exports.default.fetch(`${env.APP_URL}${path}`, { headers: { ...headers, Cookie: this.#cookie } });
  }

  /** Sends a body as it is, with the content type given. */
  async sendText<T = unknown>(
    method: string,
    path: string,
    body?: string,
    contentType = "application/json",
  ): Promise<Answer<T>> {
    const response = await exports.default.fetch(`${env.APP_URL}${path}`, {
      method,
      headers: {
        Origin: env.APP_URL,
        Cookie: this.#cookie,
        ...(body === undefined ? {} : { "Content-Type": contentType }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
    if (cookies.length > 0) this.#cookie = cookies.join("; ");
    const text = await response.text();
    // Tests say what they expect to be answered.
    return { status: response.status, body: (text === "" ? undefined : JSON.parse(text)) as T };
  }

  get<T = unknown>(path: string): Promise<Answer<T>> {
    return this.send<T>("GET", path);
  }

  post<T = unknown>(path: string, body: unknown): Promise<Answer<T>> {
    return this.send<T>("POST", path, body);
  }
}

/** A visitor with a fresh account of the application. `more`: what else they send with it. */
export async function signUp(email: string, more: object = {}): Promise<Visitor> {
  const visitor = new Visitor();
  const answer = await visitor.post("/api/auth/sign-up/email", {
    email,
    name: email,
    password: "correct horse battery staple",
    ...more,
  });
  if (answer.status !== 200) throw new Error(`sign-up failed: ${JSON.stringify(answer.body)}`);
  return visitor;
}
