import type { Reason } from "../../../../src/contract/status.ts";
import { asSentence } from "../../words/sentence.ts";

/** Reasons in the server's plain words, each with the symbol that it is about; nothing when there are none. */
export function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul class="reasons">
      {reasons.map(({ code, message, symbol }) => (
        <li key={`${code} ${symbol ?? ""} ${message}`}>
          {symbol === undefined ? null : <strong>{symbol}: </strong>}
          {symbol === undefined ? asSentence(message) : message}
        </li>
      ))}
    </ul>
  );
}
