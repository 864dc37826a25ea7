"use client";

import "./desk.css";
import { useEffect, useState, type ReactNode } from "react";
import { DeskProvider, INITIAL_VIEW } from "./desk-context";
import { createDesk } from "./runtime/desk";
import { recall } from "./runtime/preferences";
import { createStore } from "./runtime/store";
import { Workbench } from "./workbench";

/** @param instructions drawn on the server, so that no Markdown is read in the browser. */
export function DeskRoot({ userId, userName, studyId, title, programVersion, instructions }: {
  userId: string;
  userName: string;
  studyId: string;
  title: string;
  programVersion: string;
  instructions: ReactNode;
}) {
  const [parts] = useState(() => ({ desk: createDesk({ userId, studyId, programVersion }), view: createStore(INITIAL_VIEW) }));
  useEffect(() => {
    parts.view.set({ characterKeys: recall<boolean>("desk:keys") ?? true });
    return parts.desk.start();
  }, [parts]);
  return (
    <DeskProvider value={parts}>
      <Workbench title={title} userName={userName} instructions={instructions} />
    </DeskProvider>
  );
}
