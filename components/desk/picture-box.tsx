import { clsx } from "clsx";
import { FileWarning, Globe, ImageOff } from "lucide-react";
import { LoadedPicture } from "@/components/ui/loaded-picture";
import { boxRatio, EQUAL_BOX, IMAGE_STATE_WORDS } from "@/lib/desk/gallery";
import type { DeskImage } from "@/lib/judgments/desk";

const ICONS = { untold: ImageOff, remote: Globe, missing: ImageOff, gone: ImageOff, away: ImageOff, refused: FileWarning } as const;

/** Behind every picture, the same in both themes: what is judged must not look different to those who work in the dark. */
export const MAT = "bg-[#e3e0d9]";

export function isShown(image: DeskImage): image is DeskImage & { src: string } {
  return image.state === "stored" && image.src !== null;
}

/** A picture in a box of known size, or the box with words: never a blank, and nothing moves when it arrives. */
export function PictureBox({ image, equal, eager, className }: {
  image: DeskImage;
  /** In a pair: the same box for every picture. */
  equal?: boolean;
  eager?: boolean;
  className?: string;
}) {
  const box = equal ? EQUAL_BOX : boxRatio(image);
  if (!isShown(image)) return <NoPicture image={image} state={equal ? "untold" : image.state === "stored" ? "missing" : image.state} className={className} />;
  return (
    <LoadedPicture
      gone={<NoPicture image={image} state={equal ? "untold" : "gone"} className={className} />}
      away={<NoPicture image={image} state={equal ? "untold" : "away"} className={className} />}
      src={image.src}
      alt={image.alt}
      width={box.width}
      height={box.height}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
      draggable={false}
      style={{ aspectRatio: `${box.width} / ${box.height}` }}
      className={clsx("block w-full object-contain", MAT, className)}
    />
  );
}

function NoPicture({ image, state, className }: { image: DeskImage; state: keyof typeof IMAGE_STATE_WORDS; className?: string }) {
  const words = IMAGE_STATE_WORDS[state];
  const Icon = ICONS[state];
  return (
    <div
      role="img"
      aria-label={`${image.alt}: ${words.title.toLowerCase()}. ${words.text}`}
      className={clsx("grid aspect-[4/3] w-full place-content-center justify-items-center gap-1.5 border border-dashed border-line-strong/70 bg-sunken p-4 text-center", className)}
    >
      <Icon size={22} strokeWidth={1.6} className="text-faint" aria-hidden />
      <p className="text-[13.5px] font-semibold text-soft">{words.title}</p>
      <p className="max-w-[30ch] text-[12.5px] leading-snug text-faint">{words.text}</p>
    </div>
  );
}
