/** Arguments of `npm start`. */
import { parseArgs } from "node:util";
import { UserError } from "../support/user-error.ts";

export interface StartPorts {
  readonly pages: number;
  readonly api: number;
  readonly exchange: number;
}

const OPTIONS = {
  port: { type: "string", default: "8788" },
  "api-port": { type: "string", default: "8787" },
  "exchange-port": { type: "string", default: "8790" },
} as const;

function portOf(name: string, text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UserError(`--${name} ${text}: must be a port number from 1 to 65535`);
  }
  return port;
}

/** Reads the arguments: `[--port 8788] [--api-port 8787] [--exchange-port 8790]`. */
export function parseStartArguments(argv: readonly string[]): StartPorts {
  try {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS, strict: true });
    return {
      pages: portOf("port", values.port),
      api: portOf("api-port", values["api-port"]),
      exchange: portOf("exchange-port", values["exchange-port"]),
    };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(error instanceof Error ? error.message : "bad arguments");
  }
}
