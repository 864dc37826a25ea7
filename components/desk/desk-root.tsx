"use client";

import "./desk.css";
import { useEffect, useState, type ReactNode } from "react";
import type { StudyKind } from "@/lib/studies/types";
import { DeskProvider, INITIAL_VIEW } from "./desk-context";
import { fetchFirstParts } from "./fetch-later";
import { createDesk } from "./runtime/desk";
import { recall } from "./runtime/preferences";
import { createStore } from "./runtime/store";
import { Workbench } from "./workbench";

/** @param instructions drawn on the server, so that no Markdown is read in the browser. */
export function DeskRoot({ userId, userName, studyId, kind, title, programVersion, instructions }: {
  userId: string;
  userName: string;
  studyId: string;
  kind: StudyKind;
  title: string;
  programVersion: string;
  instructions: ReactNode;
}) {
  const [parts] = useState(() => ({ kind, desk: createDesk({ userId, studyId, kind, programVersion }), view: createStore(INITIAL_VIEW) }));
  useEffect(() => {
    fetchFirstParts(parts.kind);
    parts.view.set({ characterKeys: recall<boolean>("desk:keys") ?? true, isTogether: recall<boolean>("desk:together") ?? true });
    return parts.desk.start();
  }, [parts]);
  return (
    <DeskProvider value={parts}>
      <Workbench title={title} userName={userName} instructions={instructions} />
    </DeskProvider>
  );
}
