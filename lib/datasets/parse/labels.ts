/** Names inside archives and folders are other people's words: shown, and joined with keys, but never opened or written to. */

const SLASHES = /[/\\\u2044\u2215\u29f5\uff0f\uff3c]/;

// Control characters would garble a terminal or a log.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** The name as it may be shown. */
export function shownName(name: string): string {
  const clean = name.toWellFormed().replace(CONTROL, "�");
  return clean.length > 300 ? `${clean.slice(0, 297)}…` : clean;
}

/** @returns why a member of this name is refused, or undefined. */
export function nameProblem(name: string): string | undefined {
  if (name.includes("\0")) return "its name has a NUL character";
  if (SLASHES.test(name[0] ?? "") || /^[A-Za-z]:/.test(name)) return "its name is an absolute path";
  if (name.split(SLASHES).includes("..")) return "its name leads out of its folder";
  if (name.split(SLASHES).at(-1) === "") return "it has no file name";
  if (name.length > 500) return "its name is longer than 500 characters";
  return undefined;
}

/** The key under which dialogues refer to a picture: its file name without folders and without the last extension. */
export function keyOf(name: string): string {
  const base = name.split(SLASHES).at(-1) ?? name;
  return base.replace(/\.[^.]*$/, "") || base;
}

export function extensionOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}
