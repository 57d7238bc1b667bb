import { describe, it } from "vitest";
import { parseStartArguments } from "../../cli/start/arguments.ts";
import { UserError } from "../../cli/support/user-error.ts";
import { runCommand } from "./support/command.ts";

/** Arguments, and the line that is said of them. */
const REFUSALS = [
  [
    ["--port", "25001", "--api-port", "25001"],
    "--api-port 25001: is the port of --port, too; each needs one of its own",
  ],
  [
    ["--exchange-port", "25001", "--api-port", "25001"],
    "--exchange-port 25001: is the port of --api-port, too; each needs one of its own",
  ],
  [["--port", "8790"], "--exchange-port 8790: is the port of --port, too; each needs one of its own"],
  [["--port", "0"], "--port 0: must be a port number from 1 to 65535"],
  [["--api-port", "65536"], "--api-port 65536: must be a port number from 1 to 65535"],
  [["--exchange-port", "-1"], "--exchange-port -1: must be a port number from 1 to 65535"],
  [["--port", "1e4"], "--port 1e4: must be a port number from 1 to 65535"],
  [["--port", ""], "--port : must be a port number from 1 to 65535"],
  [["--prot", "8788"], /^Unknown option '--prot'; usage: npm start -- \[--port 8788\]/],
] as const;

describe("npm start refuses", () => {
  it.for(REFUSALS)("%j", ([args, message], { expect }) => {
    let error: unknown;
    try {
      parseStartArguments(args);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({
      message: typeof message === "string" ? message : expect.stringMatching(message),
    });
  });

  it("with one line on standard error and exit code 2, before it starts anything", async ({ expect }) => {
    const [args, message] = REFUSALS[0];
    expect(await runCommand("start", args)).toEqual({ code: 2, stdout: "", stderr: `${message}\n` });
  });
});
