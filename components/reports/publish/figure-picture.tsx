"use client";

import { useEffect, useId, useRef, useState } from "react";

/** A figure as the server draws it for print: on white paper in any light; for narrow screens as wide as a column. */
export function FigurePicture({ url, columnUrl, title, description, width, height }: { url: string; columnUrl: string; title: string; description: string; width: number; height: number }) {
  const id = useId();
  const picture = useRef<HTMLImageElement>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    // It may have failed before there was anybody to hear of it.
    const shown = picture.current;
    if (shown?.complete && shown.naturalWidth === 0) setFailed(url);
  }, [url]);
  if (failed === url) return <p className="rounded-lg border border-line bg-sunken px-4 py-6 text-sm text-soft">This figure could not be drawn just now. Load the page again in a moment.</p>;
  return (
    <div className="rounded-lg border border-line bg-[#fff] p-3">
      <picture>
        <source media="(max-width: 639px)" srcSet={columnUrl} />
        <img
          ref={picture} src={url} alt={title} aria-describedby={id} width={Math.round(width)} height={Math.round(height)} className="mx-auto h-auto w-full" loading="lazy" decoding="async"
          onError={() => setFailed(url)}
        />
      </picture>
      <p id={id} className="sr-only">{description}</p>
    </div>
  );
}
