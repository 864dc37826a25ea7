/** Texts of a protocol, within limits that a page and a database can hold. */
import { z } from "zod";
import { storable } from "@/lib/api/storable-text";

export const text = (longest: number) => storable(z.string().max(longest));
export const filled = (longest: number) => storable(z.string().trim().min(1).max(longest));
export const line = filled(300);
