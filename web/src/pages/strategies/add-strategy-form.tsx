import { useState } from "preact/hooks";
import type { AddedBot } from "../../../../src/contract/bots.ts";
import { Button } from "../../components/button.tsx";
import { Field } from "../../components/fields/field.tsx";
import { TextField } from "../../components/fields/text-field.tsx";
import { useClient } from "../../state/client.ts";
import { useCommand } from "../../state/command.ts";
import { readTree } from "./tree-text.ts";

/** Adds a bot from a tree that is typed, pasted or read from a file. A refusal leaves everything as it was typed. */
export function AddStrategyForm({ onAdded }: { onAdded: (bot: AddedBot) => void }) {
  const client = useClient();
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const add = useCommand<AddedBot>();

  function submit(): void {
    add.clear();
    const read = readTree(text);
    setError(read.ok ? null : read.message);
    if (!read.ok) return;
    add.run(
      () => client.addBot({ name, tree: read.tree }),
      (bot) => {
        setName("");
        setText("");
        onAdded(bot);
      },
    );
  }

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextField label="Name" autocomplete="off" isRequired value={name} onValue={setName} />
      <Field
        label="Tree"
        hint="The strategy as JSON, as the Forge exports it."
        error={error ?? add.refusal?.message ?? null}
      >
        {(control) => (
          <textarea
            class="input code"
            rows={12}
            spellcheck={false}
            required
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            {...control}
          />
        )}
      </Field>
      <Field label="Or take the tree from a file" hint="It is only read, and put into the field above.">
        {(control) => (
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) void file.text().then(setText);
            }}
            {...control}
          />
        )}
      </Field>
      <div class="buttons">
        <Button type="submit" look="primary" isBusy={add.isBusy}>
          {add.isBusy ? "Adding…" : "Add strategy"}
        </Button>
      </div>
    </form>
  );
}
