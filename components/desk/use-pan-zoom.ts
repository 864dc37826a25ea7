import { useCallback, useRef, useState, type PointerEvent, type WheelEvent } from "react";

export type Frame = { zoom: number; x: number; y: number };
const FIT: Frame = { zoom: 1, x: 0, y: 0 };
const LARGEST = 8;
const PAN_STEP = 80;

/** Zoom and place of a picture in its frame; at zoom 1 it fits and does not move. */
export function usePanZoom() {
  const [frame, setFrame] = useState(FIT);
  const grabbed = useRef<{ x: number; y: number } | null>(null);

  const zoomBy = useCallback((factor: number) => {
    setFrame((now) => {
      const zoom = Math.min(LARGEST, Math.max(1, now.zoom * factor));
      return zoom === 1 ? FIT : { zoom, x: (now.x * zoom) / now.zoom, y: (now.y * zoom) / now.zoom };
    });
  }, []);
  const panBy = useCallback((x: number, y: number) => setFrame((now) => (now.zoom === 1 ? now : { ...now, x: now.x + x, y: now.y + y })), []);
  const fit = useCallback(() => setFrame(FIT), []);

  const handlers = {
    onWheel: (event: WheelEvent) => zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15),
    onDoubleClick: () => (frame.zoom === 1 ? zoomBy(2.5) : fit()),
    onPointerDown(event: PointerEvent) {
      if (frame.zoom === 1) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grabbed.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove(event: PointerEvent) {
      const from = grabbed.current;
      if (!from) return;
      grabbed.current = { x: event.clientX, y: event.clientY };
      panBy(event.clientX - from.x, event.clientY - from.y);
    },
    onPointerUp: () => void (grabbed.current = null),
    onPointerCancel: () => void (grabbed.current = null),
  };
  return { frame, zoomBy, panBy, fit, handlers, panStep: PAN_STEP };
}
