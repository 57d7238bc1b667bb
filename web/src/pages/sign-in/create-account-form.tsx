import { useState } from "preact/hooks";
import { Button } from "../../components/button.tsx";
import { RefusalNotice } from "../../components/notices/refusal-notice.tsx";
import { TextField } from "../../components/fields/text-field.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { EmailField } from "./email-field.tsx";

/** Creates an account, which also signs in. */
export function CreateAccountForm({ onSignedIn }: { onSignedIn: () => void }) {
  const client = useClient();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signUp = useCommand<unknown>();

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        signUp.run(() => client.signUp({ name, email, password }), onSignedIn);
      }}
    >
      <TextField label="Name" autocomplete="name" isRequired value={name} onValue={setName} />
      <EmailField value={email} onValue={setEmail} />
      <TextField
        label="Password"
        type="password"
        autocomplete="new-password"
        hint="Several words in a row are easy to remember and hard to guess."
        isRequired
        value={password}
        onValue={setPassword}
      />
      <RefusalNotice refusal={signUp.refusal} />
      <Button type="submit" look="primary" isBusy={signUp.isBusy}>
        {signUp.isBusy ? "Creating…" : "Create account"}
      </Button>
    </form>
  );
}
