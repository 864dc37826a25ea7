"use client";

import { WandSparkles } from "lucide-react";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { ImageView } from "@/lib/datasets/types";
import { useAlignScope } from "./align-scope";
import { ShareAligner } from "./share-aligner";

/** At a share with a description, where shares can be aligned; elsewhere nothing. */
export function AlignAgain({ image }: { image: ImageView }) {
  const scope = useAlignScope();
  const [isOpen, setOpen] = useState(false);
  const [count, setCount] = useState(scope?.counts[image.id] ?? 0);
  if (!scope || !image.description?.trim()) return null;
  return (
    <>
      <button type="button" onClick={() => setOpen(true)} className="mt-1 inline-flex min-h-6 items-center gap-1.5 text-[13px] text-soft hover:text-ink">
        <WandSparkles size={14} aria-hidden /> Align again{count > 0 && ` (${count})`}
      </button>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title="Align again" wide>
        <ShareAligner image={image} hasEngines={scope.hasEngines} onCount={setCount} />
      </Dialog>
    </>
  );
}
