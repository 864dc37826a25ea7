/** Emoji that a source wrote out by name, `:camera_with_flash:`, as Python's emoji package does: Unicode's short names with underscores. */
import byEmoji from "unicode-emoji-json/data-by-emoji.json";
import components from "unicode-emoji-json/data-emoji-components.json";

const EMOJI: ReadonlyMap<string, string> = new Map(Object.entries(byEmoji).map(([emoji, { name, group }]) => [written(name, group), emoji]));
const TONES: ReadonlyMap<string, string> = new Map(Object.entries(components));

/** Flags go by the name of their place alone; quotation marks and commas are dropped. */
function written(name: string, group: string): string {
  return (group === "Flags" ? name.replace(/^flag /, "") : name).replaceAll(/[,“”]/g, "").replaceAll(" ", "_");
}

const TONED = /^(.+?)_((?:medium-)?(?:light|dark)|medium)_skin_tone(_.+)?$/;
// Its plain form may ask to be drawn as a picture; with a tone it needs not.
const CAN_HAVE_TONE = /(\p{Emoji_Modifier_Base})\uFE0F?/gu;

/** @returns the emoji of this short name; undefined where there is none. */
export function emojiNamed(name: string): string | undefined {
  const plain = EMOJI.get(name);
  if (plain !== undefined) return plain;
  const [, before, shade, after = ""] = TONED.exec(name) ?? [];
  const base = EMOJI.get(`${before}${after}`);
  const tone = TONES.get(`${shade?.replace("-", "_")}_skin_tone`);
  // Of two people each may have a tone of their own: the name alone does not say how they are put together.
  if (base === undefined || tone === undefined || base.match(CAN_HAVE_TONE)?.length !== 1) return undefined;
  return base.replace(CAN_HAVE_TONE, `$1${tone}`);
}

/** Names that are no emoji's stay as written: a colon before a word is not always one's. */
export function withEmoji(text: string): string {
  const token = /:([^\s:]+):/g;
  const parts: string[] = [];
  let copied = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const emoji = emojiNamed(found[1] ?? "");
    if (emoji === undefined) {
      // The colon that ends this one may begin the next.
      token.lastIndex -= 1;
      continue;
    }
    parts.push(text.slice(copied, found.index), emoji);
    copied = token.lastIndex;
  }
  return parts.length === 0 ? text : `${parts.join("")}${text.slice(copied)}`;
}
