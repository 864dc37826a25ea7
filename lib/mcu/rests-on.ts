/** Which steps of an episode rest on which: what has to be done anew with a step. Follows `growEpisode`, and a test holds the two together. */

const DIRECT: Record<string, readonly string[]> = {
  profile: [], persona: ["profile"], person: ["profile", "persona"], commonsense: ["profile", "person"], narrative: ["profile", "person", "commonsense"],
  face: ["profile"], "face/picture": ["face"], events: ["person", "narrative"], album: ["person", "narrative"],
};
/** Whoever may be seen in a picture. */
const SEEN = ["profile", "person", "face/picture"];

/** The steps whose output is an input of this one; undefined for a path that no step has. */
function direct(path: string): readonly string[] | undefined {
  if (path in DIRECT) return DIRECT[path];
  if (/^album\/\d+\/picture$/.test(path)) return ["album", ...SEEN];
  const [, number, part] = /^session\/(\d+)\/(.+)$/.exec(path) ?? [];
  if (number === undefined || part === undefined) return undefined;
  const [own, before] = [`session/${number}`, Number(number) > 1 ? `session/${Number(number) - 1}` : null];
  // A session has the album as those before it left it.
  if (part === "dialogue") return before ? ["profile", "person", "events", `${before}/dialogue`] : ["profile", "person", "events", "album"];
  if (part === "summary") return ["person", "events", `${own}/dialogue`, ...(before ? [`${before}/summary`] : [])];
  return /^(album|shared)\/\d+\/picture$/.test(part) ? [`${own}/dialogue`, ...SEEN] : undefined;
}

/**
 * @param path of a step: "session/4/summary". One that is not known rests on everything: it is done anew rather than left. So do the checks.
 * @param other path of a step that is done anew.
 * @returns whether the first is to be done anew with it; so is the step itself.
 */
export function restsOn(path: string, other: string): boolean {
  if (path === other) return true;
  const steps = direct(path);
  return steps === undefined || steps.some((step) => restsOn(step, other));
}
