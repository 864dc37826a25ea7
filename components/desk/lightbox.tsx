"use client";

import { clsx } from "clsx";
import { ChevronLeft, ChevronRight, Columns2, Maximize, X, ZoomIn, ZoomOut } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { imageName, sideOfImage } from "@/lib/desk/sides";
import type { DeskImage, DeskItem } from "@/lib/judgments/desk";
import { usePanZoom } from "./use-pan-zoom";

/** One neutral ground in both themes. */
const GROUND = "bg-[#33322f] text-[#f3f1ec]";
const TOOL = "grid size-11 place-items-center rounded-lg text-[#f3f1ec] hover:bg-white/12 focus-visible:outline-[#f3f1ec] disabled:opacity-35";

/** A picture large, with its neighbours one key away; one can be pinned to compare it with the others. */
export function Lightbox({ item, pictures, number, onShow, onClose }: {
  item: DeskItem;
  pictures: readonly DeskImage[];
  number: number;
  onShow: (number: number) => void;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [pinned, setPinned] = useState<DeskImage | null>(null);
  const { frame, zoomBy, panBy, fit, handlers, panStep } = usePanZoom();
  const index = pictures.findIndex((picture) => picture.number === number);
  const picture = pictures[index];

  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
    // The picture is what was asked for, not the first of its tools.
    dialog.current?.focus();
  }, []);

  function show(step: 1 | -1): void {
    const next = pictures[index + step];
    if (!next) return;
    fit();
    onShow(next.number);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const zoomed = frame.zoom > 1;
    const actions: Record<string, () => void> = {
      ArrowLeft: () => (zoomed ? panBy(panStep, 0) : show(-1)),
      ArrowRight: () => (zoomed ? panBy(-panStep, 0) : show(1)),
      ArrowUp: () => panBy(0, panStep),
      ArrowDown: () => panBy(0, -panStep),
      PageUp: () => show(-1),
      PageDown: () => show(1),
      "+": () => zoomBy(1.4),
      "=": () => zoomBy(1.4),
      "-": () => zoomBy(1 / 1.4),
      "0": fit,
      s: () => setPinned(pinned ? null : (picture ?? null)),
      z: onClose,
    };
    const action = actions[event.key] ?? actions[event.key.toLowerCase()];
    event.stopPropagation();
    if (!action) return;
    event.preventDefault();
    action();
  }

  if (!picture) return null;
  const nameOf = (image: DeskImage) => imageName(image, sideOfImage(item, image));
  const side = sideOfImage(item, picture);
  return (
    <dialog
      ref={dialog}
      aria-label={nameOf(picture)}
      tabIndex={-1}
      onClose={onClose}
      onKeyDown={onKeyDown}
      className={clsx("m-0 h-dvh max-h-none w-screen max-w-none overflow-hidden border-0 p-0 outline-none", GROUND)}
    >
      <div className="flex h-full flex-col">
        <div className="flex items-center gap-1 px-2 py-1.5">
          <p className="min-w-0 flex-1 truncate ps-2 text-[14px]" aria-live="polite">
            {side && picture.description !== null && <span className="me-2 inline-grid size-6 place-items-center rounded-md border border-white/40 text-[13px] font-semibold"><span className="sr-only">Conversation </span>{side}</span>}
            {picture.alt} <span className="text-white/70 tabular-nums">({index + 1} of {pictures.length})</span>
          </p>
          <button type="button" className={clsx(TOOL, "max-sm:hidden")} aria-pressed={pinned !== null} aria-label={pinned ? "Unpin the left picture" : "Pin this picture to compare (S)"} title="Side by side (S)" onClick={() => setPinned(pinned ? null : picture)}>
            <Columns2 size={18} className={pinned ? "text-[#7fe0cb]" : undefined} aria-hidden />
          </button>
          <button type="button" className={TOOL} aria-label="Smaller" disabled={frame.zoom === 1} onClick={() => zoomBy(1 / 1.4)}><ZoomOut size={18} aria-hidden /></button>
          <button type="button" className={TOOL} aria-label="Fit" disabled={frame.zoom === 1} onClick={fit}><Maximize size={18} aria-hidden /></button>
          <button type="button" className={TOOL} aria-label="Larger" onClick={() => zoomBy(1.4)}><ZoomIn size={18} aria-hidden /></button>
          <button type="button" className={TOOL} aria-label="Close" onClick={() => dialog.current?.close()}><X size={20} aria-hidden /></button>
        </div>
        <div className="flex min-h-0 flex-1">
          <button type="button" className={clsx(TOOL, "h-full w-12 rounded-none max-sm:hidden")} aria-label="Previous image" disabled={index === 0} onClick={() => show(-1)}><ChevronLeft size={24} aria-hidden /></button>
          {pinned && (
            <div className="flex min-w-0 flex-1 flex-col border-e border-white/20 pe-2">
              <Large picture={pinned} />
              <p className="py-1 text-center text-[13px] text-white/80">Pinned: {lowerFirst(nameOf(pinned))}</p>
            </div>
          )}
          <div className={clsx("flex min-w-0 flex-1 flex-col touch-none", frame.zoom > 1 && "cursor-grab active:cursor-grabbing", pinned && "ps-2")} {...handlers}>
            <Large picture={picture} style={{ transform: `translate(${frame.x}px, ${frame.y}px) scale(${frame.zoom})` }} />
            {pinned && <p className="py-1 text-center text-[13px] text-white/80">{nameOf(picture)}</p>}
          </div>
          <button type="button" className={clsx(TOOL, "h-full w-12 rounded-none max-sm:hidden")} aria-label="Next image" disabled={index === pictures.length - 1} onClick={() => show(1)}><ChevronRight size={24} aria-hidden /></button>
        </div>
        <div className="flex items-center justify-center gap-6 px-4 py-2 text-[12.5px] text-white/70">
          <span className="max-lg:hidden">← → image · + − 0 zoom · arrows or drag to move · S side by side · Esc close</span>
          <span className="flex w-full justify-between lg:hidden">
            <button type="button" className={TOOL} aria-label="Previous image" disabled={index === 0} onClick={() => show(-1)}><ChevronLeft size={22} aria-hidden /></button>
            <button type="button" className={TOOL} aria-label="Next image" disabled={index === pictures.length - 1} onClick={() => show(1)}><ChevronRight size={22} aria-hidden /></button>
          </span>
        </div>
      </div>
    </dialog>
  );
}

const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

function Large({ picture, style }: { picture: DeskImage; style?: React.CSSProperties }) {
  return (
    <div className="relative min-h-0 flex-1 overflow-hidden">
      {/* eslint-disable-next-line @next/next/no-img-element -- an opaque address per assignment */}
      <img
        key={picture.number}
        src={picture.largeSrc ?? picture.src ?? ""}
        alt={picture.alt}
        width={picture.width ?? undefined}
        height={picture.height ?? undefined}
        draggable={false}
        style={style}
        className="absolute inset-0 m-auto size-full object-contain select-none"
      />
    </div>
  );
}
