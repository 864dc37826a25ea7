"use client";

import { useEffect, useState } from "react";
import { sendJson } from "./send-json";

const LOOK_EVERY_MS = 1_000;

type Made = { id: string; state: string };

/** Whether the worker still has to do with it. */
export function isBeingMade({ state }: Pick<Made, "state">): boolean {
  return state === "queued" || state === "running";
}

/**
 * Files that the worker makes, newest first, looked at until none of them is under way any more.
 *
 * @param path under /api/v1. @param key under which the answer lists them.
 */
export function useGrowingList<T extends Made>(path: string, key: string, initial: readonly T[]) {
  const [list, setList] = useState(initial);
  const [isLost, setLost] = useState(false);
  const isUnderWay = list.some(isBeingMade);

  useEffect(() => {
    if (!isUnderWay) return;
    const ended = new AbortController();
    let isAsking = false;
    const timer = setInterval(async () => {
      if (isAsking) return;
      isAsking = true;
      const sent = await sendJson<Record<string, T[]>>("GET", path, undefined, ended.signal);
      isAsking = false;
      if (ended.signal.aborted) return;
      // The next look will tell what this one could not.
      setLost(!sent.ok);
      if (sent.ok) setList(sent.data[key] ?? []);
    }, LOOK_EVERY_MS);
    return () => {
      ended.abort();
      clearInterval(timer);
    };
  }, [isUnderWay, path, key]);

  /** Another one, or one as it is now. */
  const put = (one: T) => setList((known) => (known.some(({ id }) => id === one.id) ? known.map((each) => (each.id === one.id ? one : each)) : [one, ...known]));
  return { list, isLost, put };
}
