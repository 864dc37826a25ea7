import { clsx } from "clsx";
import type { DeskImage } from "@/lib/judgments/desk";
import { isShown, PictureBox } from "./picture-box";

/** A picture as somebody shared it. It opens in the lightbox; one that cannot be shown does not pretend to. */
export function SharedPicture({ image, equal, onOpen }: { image: DeskImage; equal: boolean; onOpen: (number: number) => void }) {
  const box = <PictureBox image={image} equal={equal} className="rounded-[11px]" />;
  return (
    <figure className="w-[min(320px,100%)]">
      {isShown(image) ? (
        <button
          type="button"
          data-picture={image.number}
          onClick={() => onOpen(image.number)}
          aria-label={`${image.alt}. Open large.`}
          className={clsx("block w-full in-data-side:scroll-mt-10 cursor-zoom-in overflow-hidden rounded-xl border border-line shadow-raised transition-shadow hover:shadow-floating")}
        >
          {box}
        </button>
      ) : (
        box
      )}
      <figcaption className="mt-1 text-[12.5px] text-faint tabular-nums">
        Image {image.label}
        {image.description && <span className="text-soft"> · {image.description}</span>}
      </figcaption>
    </figure>
  );
}
