import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { MessagePage } from "./message-page";

export function NotFoundMessage() {
  return (
    <MessagePage title="Nothing here" actions={<Link href="/" className={buttonClass("primary")}>To the start page</Link>}>
      <p>There is no page under this address, or it is not one for you. If somebody sent you here, ask them to check the link.</p>
    </MessagePage>
  );
}
