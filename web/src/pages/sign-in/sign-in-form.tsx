import { useState } from "preact/hooks";
import { Button } from "../../components/button.tsx";
import { RefusalNotice } from "../../components/notices/refusal-notice.tsx";
import { TextField } from "../../components/fields/text-field.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { EmailField } from "./email-field.tsx";

/** Signs in by e-mail and password. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const client = useClient();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useCommand<unknown>();

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        signIn.run(() => client.signIn({ email, password }), onSignedIn);
      }}
    >
      <EmailField value={email} onValue={setEmail} />
      <TextField
        label="Password"
        type="password"
        autocomplete="current-password"
        isRequired
        value={password}
        onValue={setPassword}
      />
      <RefusalNotice refusal={signIn.refusal} />
      <Button type="submit" look="primary" isBusy={signIn.isBusy}>
        {signIn.isBusy ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
