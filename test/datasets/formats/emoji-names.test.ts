import { describe, expect, it } from "vitest";
import { emojiNamed, withEmoji } from "@/lib/datasets/formats/emoji-names";

describe("a short name", () => {
  it.each([
    ["smiling_face_with_smiling_eyes", "😊"], ["camera_with_flash", "📸"], ["star", "⭐"], ["red_heart", "❤️"], ["keycap_1", "1️⃣"], ["OK_hand", "👌"],
    ["France", "🇫🇷"], ["Côte_d’Ivoire", "🇨🇮"], ["England", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"], ["triangular_flag", "🚩"], ["Japanese_here_button", "🈁"], ["family_man_woman_boy", "👨‍👩‍👦"],
    ["waving_hand_dark_skin_tone", "👋🏿"], ["index_pointing_up_medium-light_skin_tone", "☝🏼"], ["woman_judge_medium_skin_tone", "👩🏽‍⚖️"], ["man_light_skin_tone_red_hair", "👨🏻‍🦰"],
  ])("%s is %s", (name, emoji) => expect(emojiNamed(name)).toBe(emoji));

  it.each(["", "Star", "smiley", "constructor", "__proto__", "star_dark_skin_tone", "people_holding_hands_dark_skin_tone", "undefined", "_dark_skin_tone"])(
    "%j is none", (name) => expect(emojiNamed(name)).toBeUndefined(),
  );
});

describe("text", () => {
  it.each([
    ["Lovely :star::star: day", "Lovely ⭐⭐ day"],
    ["at 10:30:star:", "at 10:30⭐"],
    ["a:b:star:c:", "a:b⭐c:"],
    [":star :not_one: : star:", ":star :not_one: : star:"],
    ["12:30:45 https://pictures.example:8080/ ::", "12:30:45 https://pictures.example:8080/ ::"],
    ["no colon", "no colon"],
  ])("%j becomes %j", (written, shown) => expect(withEmoji(written)).toBe(shown));

  it("of colons alone takes no longer than it is long", () => {
    const hostile = ":a".repeat(100_000);
    expect(withEmoji(hostile)).toBe(hostile);
  });
});
