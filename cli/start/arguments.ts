/** Arguments of `npm start`. */
import { parseOptions } from "../support/parse-arguments.ts";
import { UserError } from "../support/user-error.ts";

export interface StartPorts {
  readonly pages: number;
  readonly api: number;
  readonly exchange: number;
}

const USAGE = "usage: npm start -- [--port 8788] [--api-port 8787] [--exchange-port 8790]";

const OPTIONS = {
  port: { type: "string", default: "8788" },
  "api-port": { type: "string", default: "8787" },
  "exchange-port": { type: "string", default: "8790" },
} as const;

const LAST_PORT = 65_535;

function portOf(name: string, text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(port >= 1 && port <= LAST_PORT)) {
    throw new UserError(`--${name} ${text}: must be a port number from 1 to ${LAST_PORT}`);
  }
  return port;
}

/** Reads the arguments: three ports, each another. */
export function parseStartArguments(argv: readonly string[]): StartPorts {
  const values = parseOptions(argv, OPTIONS, USAGE);
  const ports = new Map<number, string>();
  const portFor = (name: keyof typeof OPTIONS) => {
    const port = portOf(name, values[name]);
    const other = ports.get(port);
    if (other !== undefined) {
      throw new UserError(`--${name} ${port}: is the port of --${other}, too; each needs one of its own`);
    }
    ports.set(port, name);
    return port;
  };
  return { pages: portFor("port"), api: portFor("api-port"), exchange: portFor("exchange-port") };
}
