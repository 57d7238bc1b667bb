export type TreeText = { ok: true; tree: unknown } | { ok: false; message: string };

/** The tree in a text; whether it is JSON is settled here, whether it is a strategy by the server. */
export function readTree(text: string): TreeText {
  try {
    const tree: unknown = JSON.parse(text);
    return { ok: true, tree };
  } catch (error) {
    const detail = error instanceof Error ? ` ${error.message}` : "";
    return { ok: false, message: `This is not valid JSON, so it was not sent.${detail}` };
  }
}
