"use client";

import { useCallback, useState, type ComponentProps, type ReactNode } from "react";

type Props = Omit<ComponentProps<"img">, "src" | "ref" | "onError"> & {
  src: string;
  alt: string;
  /** In its place where its file is gone. */
  gone: ReactNode;
  /** In its place where nobody answers just now. */
  away: ReactNode;
};

/** A picture that says so when it does not come, where a browser would show a broken sign. */
export function LoadedPicture({ gone, away, src, alt, ...rest }: Props) {
  const [problem, setProblem] = useState<"gone" | "away" | null>(null);

  const ask = useCallback(async () => {
    // An image element does not say what it was answered.
    const status = await fetch(src).then((answer) => answer.status, () => 0);
    if (status !== 200) setProblem(status === 404 ? "gone" : "away");
  }, [src]);

  // One that failed before the page's scripts were there has told nobody.
  const look = useCallback((element: HTMLImageElement | null) => {
    if (element?.complete && element.naturalWidth === 0) void ask();
  }, [ask]);

  if (problem) return problem === "gone" ? gone : away;
  // Bytes come from Concord's own store in the right size, under addresses that an optimiser in between could only give away.
  // eslint-disable-next-line @next/next/no-img-element
  return <img {...rest} ref={look} src={src} alt={alt} onError={ask} />;
}
