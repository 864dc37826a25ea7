"use client";

import { useRef, useState } from "react";
import type { Failure, Sent } from "./send-json";

/**
 * A form or a button that calls the API: one call at a time, and what was wrong with the last.
 *
 * @param leaves it opens another page once it has worked, and takes nothing more until that is there.
 */
export function useSending({ leaves = false } = {}) {
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  // The state comes with the next rendering, which a double click does not wait for.
  const isUnderWay = useRef(false);

  /** @returns null where another call is under way, and nothing was sent. */
  async function send<T>(call: () => Promise<Sent<T>>): Promise<Sent<T> | null> {
    if (isUnderWay.current) return null;
    isUnderWay.current = true;
    setSending(true);
    setFailure(null);
    const sent = await call();
    if (!sent.ok) setFailure(sent.error);
    if (sent.ok && leaves) return sent;
    isUnderWay.current = false;
    setSending(false);
    return sent;
  }

  const problemAt = (path: string) => failure?.problems.find((problem) => problem.path === path)?.message;
  return { isSending, failure, problemAt, send, forgetFailure: () => setFailure(null) };
}
