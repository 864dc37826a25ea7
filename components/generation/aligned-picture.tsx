import { ImageIcon, ImageOff } from "lucide-react";
import { LoadedPicture } from "@/components/ui/loaded-picture";
import type { PictureRecord } from "@/lib/mcu/picture-record";

const SIDE = "size-28 shrink-0 rounded-lg object-cover";
const PLACE = "grid size-28 shrink-0 place-items-center rounded-lg bg-sunken text-faint";

/** The picture that a description came to; a sign in its place while there is none, with the reason where there will be none. */
export function AlignedPicture({ record, description }: { record: PictureRecord | undefined; description: string }) {
  const chosen = record && record.chosen !== null ? record.candidates[record.chosen] : undefined;
  if (!record) return <span className={PLACE}><ImageIcon size={20} aria-hidden /></span>;
  if (!chosen?.sha256) {
    const reason = record.tried.at(-1)?.reason ?? record.plan.reason;
    return <span className={PLACE} title={reason}><ImageOff size={20} aria-hidden /><span className="sr-only">No picture: {reason}</span></span>;
  }
  return (
    <LoadedPicture
      src={`/api/v1/images/${chosen.sha256}?width=800`} alt={description} width={chosen.width ?? undefined} height={chosen.height ?? undefined} loading="lazy" className={SIDE}
      gone={<span className={PLACE}>gone</span>} away={<span className={PLACE}>away</span>}
    />
  );
}
