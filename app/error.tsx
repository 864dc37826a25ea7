"use client";

import { useEffect } from "react";
import { MessagePage } from "@/components/shell/message-page";
import { Button, buttonClass } from "@/components/ui/button";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => console.error(error), [error]);
  return (
    <main className="px-4">
      <MessagePage
        title="This page could not be shown"
        actions={<><Button look="primary" onClick={reset}>Try again</Button><StartLink /></>}
      >
        <p>Something failed on the way. What you have answered is kept. If it stays like this, tell whoever runs this installation{error.digest ? ", with this number:" : "."}</p>
        {error.digest && <p className="mt-2 font-mono text-sm">{error.digest}</p>}
      </MessagePage>
    </main>
  );
}

/** A full load: after a fault nothing of the page is kept. (And the desk, which carries this page, does not carry the router's link.) */
function StartLink() {
  // eslint-disable-next-line @next/next/no-html-link-for-pages
  return <a href="/" className={buttonClass()}>To the start page</a>;
}
