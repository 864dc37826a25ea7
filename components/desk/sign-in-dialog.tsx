"use client";

import { buttonClass, Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useDesk, useParts, useView } from "./desk-context";

/** The session ended while there was work here. Signing in happens in another tab, so that nothing here is left. */
export function SignInDialog({ userName }: { userName: string }) {
  const { desk, view } = useParts();
  const signIn = useDesk((state) => state.signIn);
  const isHidden = useView((state) => state.signInHidden);
  const studyId = desk.bench.config.studyId;
  const close = () => view.set({ signInHidden: true });
  return (
    <Dialog
      open={signIn !== "no" && !isHidden}
      onClose={close}
      title={signIn === "otherPerson" ? "Someone else is signed in" : "Sign in again"}
      footer={
        <>
          <Button onClick={close}>Later</Button>
          <Button onClick={desk.retry}>I have signed in</Button>
          <a className={buttonClass("primary")} href={`/sign-in?next=${encodeURIComponent(`/desk/${studyId}`)}`} target="_blank" rel="noreferrer">
            Open sign-in
          </a>
        </>
      }
    >
      {signIn === "otherPerson" ? (
        <p>Another person has signed in on this browser. Your answers are kept on this device and are sent only when you, {userName}, are signed in again.</p>
      ) : (
        <p>You have been signed out. Your answers are kept on this device. Sign in in another tab and come back: everything is sent by itself.</p>
      )}
    </Dialog>
  );
}
