import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { platformPorts } from "../../../src/platform/ports.ts";
import { createWorker } from "../../../src/worker.ts";
import { listenToConsole } from "../support/notifications.ts";

const base64 = (bytes: readonly number[]) => btoa(String.fromCharCode(...bytes));
const GOOD_KEY = base64([...crypto.getRandomValues(new Uint8Array(32))]);
const ZEROS = base64(Array.from({ length: 32 }, () => 0));
const SEVENS = base64(Array.from({ length: 32 }, () => 7));
const SHORT = "k3f9Zq0aLw72xTn5RbVc8YdPe1MhUj6";

/** The deployment with a secret changed, or without it. */
function deployedWith(name: string, value: string | undefined): Env {
  const { [name]: _left, ...others } = env as unknown as Record<string, unknown>;
  // What a deployment lacks is what its type does not say.
  return (value === undefined ? others : { ...others, [name]: value }) as unknown as Env;
}

function askWith(deployed: Env, path: string, worker = createWorker(platformPorts)): Promise<Response> {
  const request = new Request<unknown, IncomingRequestCfProperties>(`${env.APP_URL}${path}`);
  return Promise.resolve(worker.fetch(request, deployed, createExecutionContext()));
}

const WEAK: [string, string, string | undefined][] = [
  ["AUTH_SECRET", "is left out", undefined],
  ["AUTH_SECRET", "is empty", ""],
  ["AUTH_SECRET", "is all spaces", " ".repeat(64)],
  ["AUTH_SECRET", "is one letter", "a"],
  ["AUTH_SECRET", "is a character too short", SHORT],
  ["AUTH_SECRET", "is long and always the same", "ab".repeat(32)],
  ["AUTH_SECRET", "is what the library takes by default", "better-auth-secret-12345678901234567890"],
  ["AUTH_SECRET", "is that default with a space behind it", "better-auth-secret-12345678901234567890 "],
  ["AUTH_SECRET", "was once in these tests", "authentication-secret-of-the-tests"],
  ["MASTER_KEYS", "is left out", undefined],
  ["MASTER_KEYS", "is empty", ""],
  ["MASTER_KEYS", "is no key", "-"],
  [
    "MASTER_KEYS",
    "is half as long as it must be",
    `1:${base64([...crypto.getRandomValues(new Uint8Array(16))])}`,
  ],
  ["MASTER_KEYS", "is nothing but zeros", `1:${ZEROS}`],
  ["MASTER_KEYS", "was once in these tests", `1:${SEVENS}`],
  ["MASTER_KEYS", "has an old key that opens everything", `1:${ZEROS},2:${GOOD_KEY}`],
  ["OPERATOR_TOKEN", "is a word", "wrong"],
  ["OPERATOR_TOKEN", "is a character too short", SHORT],
  ["OPERATOR_TOKEN", "is long and always the same", "a".repeat(64)],
  ["OPERATOR_TOKEN", "was once in these tests", "operator-token-of-the-tests-0123456789"],
];

describe("a deployment", () => {
  it.for(WEAK)(
    "serves nothing when %s %s, and says which secret it is",
    async ([name, , value], { expect }) => {
      const logged = listenToConsole();
      for (const path of ["/api/openapi.json", "/api/auth/get-session", "/api/live/status", "/api/nothing"]) {
        const response = await askWith(deployedWith(name, value), path);
        expect([path, response.status, response.headers.get("cache-control")]).toEqual([
          path,
          503,
          "no-store",
        ]);
        const { error } = await response.json<{ error: { code: string; message: string } }>();
        expect(error.code).toBe("secrets_refused");
        expect(error.message).toMatch(new RegExp(`^${name} .*: set it with `));
        const isLong = value !== undefined && value.length > 20;
        if (isLong) expect(error.message + logged()).not.toContain(value);
      }
    },
  );

  it("says in its log once which secret it is, however often it is asked", async ({ expect }) => {
    const logged = listenToConsole();
    const worker = createWorker(platformPorts);
    const deployed = deployedWith("AUTH_SECRET", "");
    await askWith(deployed, "/api/live/status", worker);
    await askWith(deployed, "/api/nothing", worker);
    expect([...logged().matchAll(/secrets_refused/g)].map(([event]) => event)).toEqual(["secrets_refused"]);
    expect(logged()).toContain("AUTH_SECRET");
  });

  it.for([
    ["its secrets are long and random", "AUTH_SECRET", `${SHORT}x`],
    ["it has an old and a new master key", "MASTER_KEYS", `1:${env.MASTER_KEYS.slice(2)},2:${GOOD_KEY}`],
    ["it has no operator's token", "OPERATOR_TOKEN", undefined],
    ["its operator's token is left empty", "OPERATOR_TOKEN", ""],
  ] as const)("serves when %s", async ([, name, value], { expect }) => {
    expect((await askWith(deployedWith(name, value), "/api/auth/get-session")).status).toBe(200);
  });
});
