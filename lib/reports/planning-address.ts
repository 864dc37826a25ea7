/** What the address of a plan asks for. Pure. */
import { halfWidthSchema } from "./analysis/request";

export type AskedHalfWidth = { /** As it was typed. */ asked: string; halfWidth: number | null; error: string | null };

/** A comma is a decimal point to many. What makes no sense is said, and the usual half-widths are taken. */
export function askedHalfWidth(h: string | string[] | undefined): AskedHalfWidth {
  const asked = (typeof h === "string" ? h : "").trim().slice(0, 40);
  if (asked === "") return { asked, halfWidth: null, error: null };
  const found = halfWidthSchema.safeParse(Number(asked.replace(",", ".")));
  return found.success ? { asked, halfWidth: found.data, error: null } : { asked, halfWidth: null, error: "Give a number from 0.001 to 10. Shown are the usual half-widths." };
}
