"use client";

import { createContext, useContext, type ReactNode } from "react";

/** What the shares of an episode that stands in a dataset know of the aligner. */
export type AlignScopeValue = {
  /** How many alignments a share has, by its id. */
  counts: Readonly<Record<string, number>>;
  /** Whether any engine could be asked for a picture. */
  hasEngines: boolean;
};

const Scope = createContext<AlignScopeValue | null>(null);

/** Around an episode whose shares can be aligned again; elsewhere (a file that is looked at before its import) none can. */
export function AlignScope({ value, children }: { value: AlignScopeValue; children: ReactNode }) {
  return <Scope value={value}>{children}</Scope>;
}

export function useAlignScope(): AlignScopeValue | null {
  return useContext(Scope);
}
