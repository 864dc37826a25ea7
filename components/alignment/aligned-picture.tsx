import { clsx } from "clsx";
import { ImageIcon, ImageOff } from "lucide-react";
import { LoadedPicture } from "@/components/ui/loaded-picture";
import type { PictureRecord } from "@/lib/mcu/picture-record";

const SIZES = { large: "size-28", small: "size-16" } as const;

/** The picture that a description came to; a sign in its place while there is none, with the reason where there will be none. */
export function AlignedPicture({ record, description, size = "large" }: { record: PictureRecord | null | undefined; description: string; size?: keyof typeof SIZES }) {
  const side = clsx(SIZES[size], "shrink-0 rounded-lg");
  const place = clsx(side, "grid place-items-center bg-sunken text-[12px] text-faint");
  const chosen = record && record.chosen !== null ? record.candidates[record.chosen] : undefined;
  if (!record) return <span className={place}><ImageIcon size={20} aria-hidden /></span>;
  if (!chosen?.sha256) {
    const reason = record.tried.at(-1)?.reason ?? record.plan.reason;
    return <span className={place} title={reason}><ImageOff size={20} aria-hidden /><span className="sr-only">No picture: {reason}</span></span>;
  }
  return (
    <LoadedPicture
      src={`/api/v1/images/${chosen.sha256}?width=800`} alt={description} width={chosen.width ?? undefined} height={chosen.height ?? undefined} loading="lazy" className={clsx(side, "object-cover")}
      gone={<span className={place}>gone</span>} away={<span className={place}>away</span>}
    />
  );
}
