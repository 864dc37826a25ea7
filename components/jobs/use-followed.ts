"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { listen } from "./listen";

/**
 * What a job's page shows, as it goes.
 *
 * @param path of its events, under /api/v1. @param name of them.
 * @param isOver after such a view nothing more comes: the server ends the stream too, but a browser would ask for it again and again.
 * @param onView is told of each that comes.
 * @returns `follow` shows a view and listens anew: there is more to come again.
 */
export function useFollowed<View, Event = View>({ path, name, initial, read, isOver, onView }: {
  path: string; name: string; initial: View; /** From what the events hold. */ read: (event: Event) => View; isOver: (view: View) => boolean; onView?: (view: View) => void;
}) {
  const [view, setView] = useState(initial);
  const [round, setRound] = useState(0);
  const [isLost, setLost] = useState(false);
  const take = useEffectEvent((event: Event, close: () => void) => {
    const next = read(event);
    setView(next);
    if (isOver(next)) close();
    onView?.(next);
  });

  useEffect(() => listen<Event>(path, name, (event, close) => take(event, close), setLost), [path, name, round]);

  function follow(next: View) {
    setView(next);
    setRound((before) => before + 1);
  }

  return { view, isLost, follow };
}
