import type { AddedBot } from "../../../../src/contract/bots.ts";
import { findingInWords } from "../../../../src/engine/strategy/place-in-words.ts";
import { Notice } from "../../components/notices/notice.tsx";
import { asSentence } from "../../words/sentence.ts";

/** What may not be as it was meant in a strategy that was just added; nothing when nothing was found. */
export function FindingList({ bot }: { bot: AddedBot | null }) {
  if (bot === null || bot.findings.length === 0) return null;
  const more = bot.findingCount - bot.findings.length;
  return (
    <Notice tone="changed">
      <p>Look at these places of {bot.name} before you activate it:</p>
      <ul class="reasons">
        {bot.findings.map((finding) => (
          <li key={`${finding.code} ${finding.path} ${finding.message}`}>
            {asSentence(findingInWords(finding))}
          </li>
        ))}
        {more > 0 ? <li>{more} more like these.</li> : null}
      </ul>
    </Notice>
  );
}
