"use client";

import { useEffect, useRef, type ReactNode } from "react";
import { Folded } from "./folded";

/** Fields that few need. @param opens turns true where they are needed after all, or where something is wrong with one: it is to be seen then. */
export function FoldedFields({ title, opens, children }: { title: string; opens: boolean; children: ReactNode }) {
  const part = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (opens && part.current) part.current.open = true;
  }, [opens]);
  return <Folded title={title} ref={part}>{children}</Folded>;
}
