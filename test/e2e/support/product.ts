/** The local product as a visitor starts it, on ports of its own. */
import { spawn } from "node:child_process";
import path from "node:path";
import { freePort } from "../../../cli/local/ports.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");

export interface RunningProduct {
  readonly url: string;
  readonly exchangeUrl: string;
  stop(): Promise<void>;
}

/** Runs `npm start`'s program and waits until it says that it is running. */
export async function startLocalProduct(): Promise<RunningProduct> {
  const [port, apiPort, exchangePort] = [await freePort(), await freePort(), await freePort()];
  const ports = ["--port", port, "--api-port", apiPort, "--exchange-port", exchangePort].map(String);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "cli/start.ts", ...ports], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("is running")) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("close", () => reject(new Error(`the product ended:\n${output}`)));
  });
  return {
    url: `http://localhost:${port}`,
    exchangeUrl: `http://127.0.0.1:${exchangePort}`,
    async stop() {
      child.kill("SIGINT");
      await ended;
    },
  };
}
