/** A face that nobody has, in words: for a picture of the person and for personalised pictures later. */
import type { RandomSource } from "@/lib/stats/random";
import { oneOf } from "./draw";
import type { Demographics } from "./types";
import { classWord } from "./class-word";

const HAIR = ["short black hair", "long dark hair", "curly brown hair", "straight fair hair", "wavy chestnut hair", "shoulder-length black hair"] as const;
const GREY_HAIR = ["short grey hair", "white hair combed back", "silver hair in a bun", "thin grey hair"] as const;
const EYES = ["dark brown eyes", "light brown eyes", "green eyes", "grey eyes"] as const;
const LOOKS = ["a friendly smile", "a calm look", "a curious look", "a wide grin", "a thoughtful look"] as const;
const WEAR = ["a plain linen shirt", "a knitted jumper", "a denim jacket", "a patterned scarf", "a dark raincoat"] as const;
const EXTRAS = ["round glasses", "freckles", "a small scar on the chin", "dimples", "small earrings", "thick eyebrows"] as const;
const GREYING_AGE = 60;

/** @example faceDescription({ age: 54, gender: "female", birthplace: "Spain", residence: "Spain" }, random) */
export function faceDescription(demographics: Demographics, random: RandomSource): { description: string } {
  const hair = oneOf(random, demographics.age >= GREYING_AGE ? GREY_HAIR : HAIR);
  const word = classWord(demographics);
  return {
    description: `A portrait photo of ${/^[aeiou]/.test(word) ? "an" : "a"} ${word} from ${demographics.birthplace}, aged ${demographics.age}, with ${hair}, ${oneOf(random, EYES)} and ${oneOf(random, EXTRAS)}, wearing ${oneOf(random, WEAR)}, with ${oneOf(random, LOOKS)}`,
  };
}
