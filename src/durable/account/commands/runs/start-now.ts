/** A run that begins at once, without a preview that somebody has looked at. */
import type { SessionOverrides } from "../../../../engine/calendar/overrides.ts";
import type { RunStarted } from "../../../../contract/runs.ts";
import type { RunContext } from "../../record/context.ts";
import { previewRun, type PreviewRequest, runNow } from "./preview.ts";
import type { Result } from "../result.ts";

/** Plans and takes a slot for that plan; refused as `previewRun` and `runNow` refuse. */
export async function startNow(
  context: RunContext,
  overrides: SessionOverrides,
  request: PreviewRequest,
  trigger: "owner" | "operator",
): Promise<Result<RunStarted>> {
  const preview = await previewRun(context, overrides, request);
  if (!preview.ok) return preview;
  return runNow(context, overrides, preview.value.planHash, trigger);
}
