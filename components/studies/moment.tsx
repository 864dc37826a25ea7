"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** A point in time in the reader's own zone; until the browser has taken over, in UTC and said so. */
export function Moment({ at, withTime = true }: { at: string; withTime?: boolean }) {
  const isHydrated = useSyncExternalStore(never, () => true, () => false);
  const options: Intl.DateTimeFormatOptions = {
    day: "numeric", month: "short", year: "numeric",
    ...(withTime && { hour: "2-digit", minute: "2-digit" }),
    ...(!isHydrated && { timeZone: "UTC", ...(withTime && { timeZoneName: "short" }) }),
  };
  return <time dateTime={at}>{new Intl.DateTimeFormat("en-GB", options).format(new Date(at))}</time>;
}
