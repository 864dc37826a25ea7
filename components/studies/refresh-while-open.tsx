"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

const LOOK_EVERY_MS = 3_000;
const LIST_EVERY_MS = 15_000;

/**
 * Keeps a page true while somebody looks at it. Of one study it asks a small question often, and reads the page anew when the
 * answer has changed; a page about many is read anew from time to time.
 */
export function RefreshWhileOpen({ studyId, pulse }: { studyId?: string; /** The answer just before the page was read, so that nothing is missed until the first look. */ pulse?: string }) {
  const router = useRouter();
  const atFirst = useRef(pulse ?? null);
  useEffect(() => {
    let known = atFirst.current;
    let isAsking = false;
    const look = async () => {
      if (document.visibilityState !== "visible" || isAsking) return;
      isAsking = true;
      try {
        const told = studyId === undefined ? String(Date.now()) : await askPulse(studyId);
        if (told !== null && known !== null && told !== known) router.refresh();
        known = told ?? known;
      } finally {
        isAsking = false;
      }
    };
    void look();
    const timer = setInterval(() => void look(), studyId === undefined ? LIST_EVERY_MS : LOOK_EVERY_MS);
    const onVisible = () => void look();
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [router, studyId]);
  return null;
}

/** Null while the network is away: the next look will tell. */
async function askPulse(studyId: string): Promise<string | null> {
  try {
    const response = await fetch(`/api/v1/studies/${studyId}/pulse`, { cache: "no-store" });
    return response.ok ? ((await response.json()) as { pulse: string }).pulse : null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
