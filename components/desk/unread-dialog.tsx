"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { unreadWords } from "@/lib/desk/unread";
import { useDesk, useParts } from "./desk-context";
import { jumpToSession } from "./jump";

const NONE: never[] = [];

/** Asked once per submission; what was answered stands in the judgment as the list of sessions read. */
export function UnreadDialog() {
  const parts = useParts();
  const { desk } = parts;
  const sessions = useDesk((state) => state.item?.sessions ?? NONE);
  const unread = useDesk((state) => state.unreadAsked);
  const [first] = unread ?? [];
  // The browser puts the focus on "close"; going back to reading is what is meant to be one key away.
  useEffect(() => {
    if (unread) document.getElementById("go-to-unread")?.focus();
  }, [unread]);
  const words = unreadWords(sessions, unread ?? NONE);
  return (
    // The second click of a double click on "submit" would fall beside the dialog and close it before anybody has seen it.
    <div onClickCapture={(event) => event.detail > 1 && event.stopPropagation()}>
      <Dialog
        open={unread !== null}
        onClose={desk.cancelSubmit}
        title={words.title}
        footer={
          <>
            <Button onClick={() => desk.submit({ unreadAccepted: true })}>Submit anyway</Button>
            <Button
              id="go-to-unread"
              look="primary"
              onClick={() => {
                desk.cancelSubmit();
                if (first !== undefined) requestAnimationFrame(() => jumpToSession(parts, first));
              }}
            >
              {words.goTo}
            </Button>
          </>
        }
      >
        <p>{words.text} You can submit all the same; the study keeps a note of what was read.</p>
      </Dialog>
    </div>
  );
}
