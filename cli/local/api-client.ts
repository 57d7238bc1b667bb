/** The API as a signed-in user's browser sees it. */
import { fetchInPlace, sentOn } from "../../src/platform/outgoing.ts";

export class ApiRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The password and the session are for the address that was given, not for the one that it names. */
function refuseElsewhere(response: Response): void {
  if (sentOn(response) === undefined) return;
  const target = response.headers.get("Location") ?? "another address";
  throw new ApiRefusal(
    response.status,
    "sent_on",
    `the API sends on to ${target}: if that is right, give it`,
  );
}

export class ApiClient {
  readonly #apiUrl: string;
  readonly #appUrl: string;
  #cookie = "";

  constructor(apiUrl: string, appUrl: string) {
    this.#apiUrl = apiUrl;
    this.#appUrl = appUrl;
  }

  /** Sends a request and answers the parsed body. Throws `ApiRefusal` when the API refuses. */
  async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetchInPlace(`${this.#apiUrl}${path}`, {
      method,
      headers: {
        Origin: this.#appUrl,
        Cookie: this.#cookie,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
    if (cookies.length > 0) this.#cookie = cookies.join("; ");
    const text = await response.text();
    refuseElsewhere(response);
    const parsed = text === "" ? undefined : JSON.parse(text);
    if (!response.ok) {
      // Our own refusals are wrapped in `error`; those of the sign-in are not.
      const refusal = parsed?.error ?? parsed;
      throw new ApiRefusal(
        response.status,
        refusal?.code ?? "unknown",
        refusal?.message ?? `HTTP ${response.status}`,
      );
    }
    return parsed;
  }

  get<T>(path: string): Promise<T> {
    return this.send("GET", path);
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.send("POST", path, body);
  }

  /** The bytes of an answer; `undefined` when there is no such thing. Throws `ApiRefusal` for any other refusal. */
  async bytes(path: string): Promise<ArrayBuffer | undefined> {
    const response = await fetchInPlace(`${this.#apiUrl}${path}`, { headers: { Cookie: this.#cookie } });
    if (response.ok) return response.arrayBuffer();
    await response.body?.cancel();
    refuseElsewhere(response);
    if (response.status === 404) return undefined;
    throw new ApiRefusal(response.status, "unknown", `HTTP ${response.status} to ${path}`);
  }

  /** Signs the user in, after creating their account when there is none. */
  async signInOrUp(user: { email: string; name: string; password: string }): Promise<void> {
    try {
      await this.post("/api/auth/sign-in/email", { email: user.email, password: user.password });
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      await this.signUp(user);
    }
  }

  /** Creates the user's account and signs them in. */
  async signUp(user: { email: string; name: string; password: string }): Promise<void> {
    await this.post("/api/auth/sign-up/email", user);
  }
}
