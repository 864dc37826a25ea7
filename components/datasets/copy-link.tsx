"use client";

import { useSyncExternalStore } from "react";
import { CopyButton } from "@/components/ui/copy-button";

const never = () => () => undefined;

/** The address of this page, to be sent to somebody. */
export function CopyLink() {
  // The server does not know under which name it was called.
  const address = useSyncExternalStore(never, () => window.location.href, () => "");
  return (
    <>
      <CopyButton text={address} what="link" from="page-address" isNamed />
      <span id="page-address" className="sr-only">{address}</span>
    </>
  );
}
