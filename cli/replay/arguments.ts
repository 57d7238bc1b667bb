/** Arguments of `npm run replay`. */
import { parseOptions } from "../support/parse-arguments.ts";
import { UserError } from "../support/user-error.ts";

export interface ReplayArguments {
  /** Where the inputs come from: the API of a running product, or a file that was saved before. */
  readonly source:
    | {
        readonly kind: "api";
        readonly execution: string;
        readonly url: string;
        readonly email: string;
        readonly password: string;
      }
    | { readonly kind: "file"; readonly file: string };
  /** Where to keep inputs and histories, for a replay without the product. */
  readonly save: string | undefined;
  readonly json: boolean;
}

export const USAGE =
  "usage: npm run replay -- --execution ID [--url http://localhost:8788] [--email E] [--password P] [--save FILE] [--json], or: npm run replay -- --file FILE [--json]";

const OPTIONS = {
  execution: { type: "string" },
  url: { type: "string", default: "http://localhost:8788" },
  // The user of `npm start`.
  email: { type: "string", default: "demo@example.com" },
  password: { type: "string", default: "demo-demo-demo" },
  file: { type: "string" },
  save: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

/** Reads the arguments. */
export function parseReplayArguments(argv: readonly string[]): ReplayArguments {
  const { execution, url, email, password, file, save, json } = parseOptions(argv, OPTIONS, USAGE);
  if ((execution === undefined) === (file === undefined)) {
    throw new UserError(`give either --execution or --file; ${USAGE}`);
  }
  if (!URL.canParse(url)) throw new UserError(`--url ${url}: must be an address like http://localhost:8788`);
  if (file !== undefined) return { source: { kind: "file", file }, save, json };
  // One of the two was given, and it was not the file.
  const source = { kind: "api", execution: execution ?? "", url, email, password } as const;
  return { source, save, json };
}
