import { buttonClass } from "@/components/ui/button";
import { MessagePage } from "./message-page";

export function NotFoundMessage() {
  return (
    <MessagePage title="Nothing here" actions={<StartLink />}>
      <p>There is no page under this address, or it is not one for you. If somebody sent you here, ask them to check the link.</p>
    </MessagePage>
  );
}

/** Not the router's link: this message is part of every page's first load, the desk's included. */
function StartLink() {
  // eslint-disable-next-line @next/next/no-html-link-for-pages
  return <a href="/" className={buttonClass("primary")}>To the start page</a>;
}
