import sharp, { type Sharp } from "sharp";

/** A plain picture of a colour: real bytes of a real format. */
export function picture(colour: string, size: { width: number; height: number } = { width: 640, height: 480 }): Sharp {
  return sharp({ create: { ...size, channels: 3, background: colour } });
}
