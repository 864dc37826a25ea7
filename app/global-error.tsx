"use client";

import "./globals.css";
import ErrorPage from "./error";

/** For faults in the outermost layout, which then is not there to stand around the message. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return <html lang="en"><body><title>Concord</title><ErrorPage {...props} /></body></html>;
}
