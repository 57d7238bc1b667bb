import type { Reason } from "../../../src/routes/contract/status.ts";

/** Reasons in the server's plain words, each with the symbol that it is about; nothing when there are none. */
export function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul class="reasons">
      {reasons.map(({ code, message, symbol }) => (
        <li key={`${code} ${symbol ?? ""} ${message}`}>
          {symbol === undefined ? null : <strong>{symbol}: </strong>}
          {message}
        </li>
      ))}
    </ul>
  );
}
