import type { ReactNode } from "react";

/** No frame: the desk fills the screen and has its own header. */
export default function DeskLayout({ children }: { children: ReactNode }) {
  return children;
}
