import { useState } from "preact/hooks";
import type { CredentialStatus } from "../../../../src/contract/credentials.ts";
import { Button } from "../../components/button.tsx";
import { Facts } from "../../components/facts.tsx";
import { ModeBadge } from "../../components/badges/mode-badge.tsx";
import { NOTHING } from "../../format/numeric-text.ts";
import { formatTimestamp } from "../../format/time.ts";
import { Card } from "../../layout/card.tsx";
import { BROKER_WORDS } from "../../words/broker.ts";
import { useLive } from "../../state/live-context.ts";
import { asSentence } from "../../words/sentence.ts";
import { DisconnectDialog } from "./disconnect-dialog.tsx";

type ConnectedCardProperties = { credentials: CredentialStatus; onDone: (message: string) => void };

/** Which account is connected, whether it answers, and the way to disconnect it. */
export function ConnectedCard({ credentials, onDone }: ConnectedCardProperties) {
  const { status } = useLive();
  const [isAsking, setAsking] = useState(false);
  const brokerError = status?.brokerError ?? null;
  const words = BROKER_WORDS[credentials.broker ?? "alpaca"];
  return (
    <Card title={words.connected} hint="paper">
      <p>
        <ModeBadge isPaper={credentials.isPaper} />
      </p>
      <Facts
        facts={[
          { name: "Account ending in", value: credentials.accountEnding ?? NOTHING },
          { name: "Connected since", value: `${formatTimestamp(credentials.createdAt)} New York` },
          {
            name: words.name,
            value: brokerError === null ? "Answers" : asSentence(brokerError),
          },
        ]}
      />
      <p class="muted">{words.note}</p>
      <Button look="danger" onClick={() => setAsking(true)}>
        {words.disconnect}
      </Button>
      {isAsking ? <DisconnectDialog words={words} onDone={onDone} onClosed={() => setAsking(false)} /> : null}
    </Card>
  );
}
