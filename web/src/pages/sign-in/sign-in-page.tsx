import { useState } from "preact/hooks";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notices/notice.tsx";
import { Footer } from "../../layout/footer.tsx";
import { Page } from "../../layout/page.tsx";
import { CreateAccountForm } from "./create-account-form.tsx";
import { SignInForm } from "./sign-in-form.tsx";

type SignInPageProperties = { hasEnded: boolean; onSignedIn: () => void };

/** The way in. The path stays what it was, so that one arrives where one wanted to go. */
export function SignInPage({ hasEnded, onSignedIn }: SignInPageProperties) {
  const [isNew, setNew] = useState(false);
  return (
    <div class="sign-in">
      <p class="brand">Atlas Forge Live</p>
      <Page key={String(isNew)} title={isNew ? "Create your account" : "Sign in"}>
        {hasEnded ? (
          <Notice tone="changed">
            <p>Your session has ended. Your strategies go on without it.</p>
          </Notice>
        ) : null}
        {isNew ? <CreateAccountForm onSignedIn={onSignedIn} /> : <SignInForm onSignedIn={onSignedIn} />}
        <p class="sign-in-other">
          {isNew ? "Do you have an account already?" : "New here?"}{" "}
          <Button onClick={() => setNew(!isNew)}>{isNew ? "Use it" : "Create an account"}</Button>
        </p>
      </Page>
      <Footer />
    </div>
  );
}
