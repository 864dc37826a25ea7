/** An utterance as small models write it, brought into the wire's form. */
import { fieldOf, isObject, lenientNull, lenientNumber, lenientText, lenientWords } from "./lenient";

/** Whatever names the assistant; everybody else who speaks is the user. */
const ASSISTANT = /\b(ai|assistant|bot|chatbot|system)\b/i;
const NEW_PICTURE = /\bnew\b/i;
const INTERNET = /internet|web|online/i;

/** Total: takes any JSON. */
export function lenientUtterance(raw: unknown): unknown {
  if (!isObject(raw)) return raw;
  const speaker = lenientText(fieldOf(raw, "speaker", "role", "from"));
  const given = lenientNull(fieldOf(raw, "sharing", "sharing_info", "image"));
  const shared = Array.isArray(given) ? given[0] : given;
  return {
    speaker: typeof speaker === "string" && speaker !== "" ? (ASSISTANT.test(speaker) ? "assistant" : "user") : speaker,
    // A picture speaks for itself: words beside one are a habit of models, and the form has no place for them.
    text: shared ? "" : (lenientText(fieldOf(raw, "text", "utterance", "content")) ?? ""),
    sharing: isObject(shared) ? lenientSharing(shared) : shared,
  };
}

function lenientSharing(raw: Record<string, unknown>): unknown {
  const source = lenientText(fieldOf(raw, "source", "image_source"));
  const isInternet = typeof source === "string" && INTERNET.test(source);
  return {
    rationale: lenientText(fieldOf(raw, "rationale", "reason")), description: lenientText(fieldOf(raw, "description", "image_description")),
    source: typeof source === "string" && source !== "" ? (isInternet ? "internet" : "device") : source,
    keywords: lenientWords(fieldOf(raw, "keywords") ?? [], 8), device_picture: isInternet ? null : pictureNumber(fieldOf(raw, "device_picture", "mobile_image", "image_id_from_mobile")),
  };
}

/** "3", [3] and "image 3" are 3; "new added image" is 0, as is nothing: a picture of the device that none is named for is new. */
function pictureNumber(raw: unknown): unknown {
  const value = lenientNumber(Array.isArray(raw) ? raw[0] : raw);
  if (lenientNull(value) === null) return 0;
  if (typeof value !== "string") return value;
  if (NEW_PICTURE.test(value)) return 0;
  return lenientNumber(/\d{1,4}/.exec(value)?.[0] ?? value);
}
