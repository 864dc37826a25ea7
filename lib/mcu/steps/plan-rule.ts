/** Which module serves a picture, by rule: what the planner does where there is no language model. */
import { mentionsName, withFaceMark } from "../class-word";
import type { Demographics } from "../types";

export const MODULES = ["p-t2i", "t2i", "retrieval", "web"] as const;
export type Module = (typeof MODULES)[number];
export type PlanInput = { name: string; demographics: Pick<Demographics, "age" | "gender">; description: string };
export type Plan = { module: Module; description: string; reason: string };

const SELF = /\b(selfie|self-portrait|me|myself)\b/i;
const CURRENT = /\b(latest|newest|recent|breaking|news|headlines?|trending|upcoming|official|trailer|logo|brand|poster|screenshot of the (web ?site|page))\b/i;
const YEAR = /\b(19|20)\d{2}\b/;
/** Some that people talk about; a capital inside a word ("iPhone", "YouTube") says the same. */
const BRANDS = /\b(Apple|Google|Samsung|Sony|Nike|Adidas|Toyota|Honda|Tesla|BMW|Nintendo|Netflix|Disney|Microsoft|Amazon|IKEA|LEGO)\b|\b\p{Ll}+\p{Lu}\p{L}+|\b\p{Lu}\p{Ll}+\p{Lu}\p{L}+/u;

/** The person or a selfie: personalised; a year, a brand or news: the web; otherwise what is in an index of pictures. */
export function planByRule({ name, demographics, description }: PlanInput): Plan {
  if (mentionsName(description, name) || SELF.test(description)) {
    return { module: "p-t2i", description: withFaceMark(description, name, demographics), reason: "By rule: the person is in the picture." };
  }
  if (YEAR.test(description) || CURRENT.test(description) || BRANDS.test(description)) {
    return { module: "web", description, reason: "By rule: it shows something of a certain year, brand or the news." };
  }
  return { module: "retrieval", description, reason: "By rule: an everyday scene without the person." };
}
