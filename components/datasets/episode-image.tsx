import { ImageOff } from "lucide-react";
import type { ImageView } from "@/lib/datasets/types";
import { AlignAgain } from "@/components/alignment/align-again";
import { LoadedPicture } from "@/components/ui/loaded-picture";
import { ImageCandidates } from "./image-candidates";
import { ImageStateChip } from "./image-states";

/** A picture with everything known about it; where there is none, its state and why. */
export function EpisodeImage({ image, label, isSmall }: { image: ImageView; label: string; isSmall?: boolean }) {
  const others = image.candidates.length;
  return (
    <figure className={isSmall ? "w-36" : image.src ? "max-w-sm" : "max-w-64"}>
      {image.src && image.largeSrc ? (
        <a href={image.largeSrc} target="_blank" rel="noreferrer" className="block">
          {/* Stimulus material: never dimmed, on the same mat in both lights. Bytes come from Concord's own store in the right size. */}
          <LoadedPicture
            gone={<NoPicture words="Missing from the store" reason="It was stored, but its file is gone or damaged." />}
            away={<NoPicture words="Not available now" reason="The picture store does not answer; reload to try again." />}
            src={image.src} alt={image.description ?? label} width={image.width ?? undefined} height={image.height ?? undefined} loading="lazy" decoding="async"
            className="h-auto max-h-96 w-auto max-w-full rounded-xl border border-line bg-white object-contain"
          />
        </a>
      ) : (
        <NoPicture words={image.state === "stored" ? "Comes with these files" : image.state === "remote" ? "Known by address, not fetched" : image.state === "missing" ? "No file brought this picture" : "The file is no usable picture"} reason={image.reason} />
      )}
      <figcaption className="mt-1.5 text-[13px] text-soft">
        <span className="flex flex-wrap items-center gap-1.5">
          <span>{label}</span>
          {image.state !== "stored" && <ImageStateChip state={image.state} />}
        </span>
        {image.description && <span className="mt-1 block text-ink">{image.description}</span>}
        {!isSmall && <ImageDetails image={image} candidates={others} />}
        {!isSmall && <AlignAgain image={image} />}
      </figcaption>
    </figure>
  );
}

function NoPicture({ words, reason }: { words: string; reason: string | null }) {
  return (
    <span className="grid min-h-28 w-full place-items-center rounded-xl border border-dashed border-line-strong/60 bg-sunken p-3 text-center text-[13px] text-soft">
      <span>
        <ImageOff size={20} className="mx-auto mb-1.5" aria-hidden />
        {words}
        {reason && <span className="mt-0.5 block">{reason}</span>}
      </span>
    </span>
  );
}

function ImageDetails({ image, candidates }: { image: ImageView; candidates: number }) {
  const facts: [string, string][] = [
    ["Why here", image.rationale], ["From", image.source], ["Made by", image.module], ["Model", image.model], ["Keywords", image.keywords.join(", ") || null],
    ["Category", image.category], ["Place in album", image.deviceReference],
  ].flatMap(([term, text]) => (term && text ? [[term, text] as [string, string]] : []));
  if (facts.length === 0 && candidates === 0) return null;
  return (
    <details className="mt-1">
      <summary className="min-h-6 py-0.5 hover:text-ink">Details{candidates > 1 && `, ${candidates} candidates`}</summary>
      <dl className="mt-1 grid gap-1">
        {facts.map(([term, text]) => <div key={term}><dt className="inline font-semibold">{term}: </dt><dd className="inline break-words">{text}</dd></div>)}
      </dl>
      {candidates > 0 && (
        <ImageCandidates imageId={image.id} count={candidates} />
      )}
    </details>
  );
}
