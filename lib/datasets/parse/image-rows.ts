/** Rows that describe pictures: members beside the pictures of a WebDataset tar, or lines of a file that lists them. */
import { isStorable, mendText } from "@/lib/storable-text";
import { isRecord } from "../formats/adapter";
import { scalarText } from "../formats/values";
import type { Picture } from "./message";

/** {"__key__": …, "json": {…}}, {"index": …, "image_url": …, "image_source": …} or {"key": …, "url": …}. */
export function isImageRow(value: Record<string, unknown>): boolean {
  if ("dialogue" in value || "sessions" in value || "conversation" in value) return false;
  if (typeof value.__key__ === "string") return true;
  if (typeof value.index === "string" && ("image_url" in value || "image_source" in value)) return true;
  return typeof value.key === "string" && "url" in value;
}

/** @param memberKey the key that a tar member's name gives. @returns undefined where there is no key. */
export function readImageRow(value: Record<string, unknown>, memberKey?: string): Picture | undefined {
  const inner = isRecord(value.json) ? value.json : value;
  const text = (cell: unknown, length: number) => {
    const found = scalarText(cell)?.slice(0, length);
    return found === undefined ? undefined : mendText(found);
  };
  const key = memberKey ?? scalarText(value.__key__) ?? scalarText(inner.index) ?? scalarText(inner.key);
  if (key === undefined || key.length > 500 || !isStorable(key)) return undefined;
  const address = text(inner.image_url, 50_000) ?? text(inner.url, 50_000);
  const isWeb = address !== undefined && /^https?:\/\//i.test(address) && address.length <= 40_000;
  const reason = address === undefined ? "listed without an address" : "listed with a path of its source, which is no web address";
  return {
    key,
    ...(isWeb ? { state: "remote", url: address } : { state: "missing", reason }),
    source: text(inner.image_source, 2_000),
    description: text(inner.face_description, 200_000) ?? text(inner.description, 200_000),
  };
}
