/** Which passwords are taken: long enough and not one of those that are tried first. No rules about which characters. */

export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

export type PasswordProblem = "short" | "long" | "common" | "personal";

const TEXT: Record<PasswordProblem, string> = {
  short: `Use at least ${PASSWORD_MIN} characters. A few words in a row are easy to remember.`,
  long: `Use at most ${PASSWORD_MAX} characters.`,
  common: "This password is among those that are guessed first. Choose a less usual one.",
  personal: "This password is too close to your name or e-mail address. Choose another one.",
};

export function passwordProblemText(problem: PasswordProblem): string {
  return TEXT[problem];
}

/** Words that lists of leaked passwords are full of; alone or strung together they make no password. */
const COMMON = new Set(
  (
    "password passwort passwd pass wort contrasena motdepasse senha parola haslo wachtwoord admin administrator root user test guest " +
    "login welcome willkommen hello hallo secret geheim letmein changeme default master system access iloveyou love liebe lovely " +
    "qwerty qwertz azerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx abc abcd monkey dragon football fussball baseball " +
    "basketball soccer hockey superman batman pokemon starwars sunshine princess shadow michael jordan charlie summer winter spring " +
    "autumn sommer herbst monday friday january december trustno computer internet google facebook samsung apple android windows " +
    "forever whatever freedom flower hunter killer ginger cookie cheese banana chocolate orange purple please thank you me my the i " +
    "a is it in no one two for new old super mega best good top hot cool big man girl boy baby god jesus angel family mother father " +
    "mama papa money dollar euro concord rating study research evaluator researcher annotator student university"
  ).split(" "),
);

const LETTER_FOR: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", $: "s", "!": "i", "|": "l" };

const ROWS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"];
const WALKS = ROWS.flatMap((row) => [row, [...row].reverse().join("")]);

/** @returns why the password is refused, or nothing. */
export function findPasswordProblem(password: string, person: { email: string; name: string }): PasswordProblem | undefined {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return "short";
  if (length > PASSWORD_MAX) return "long";
  const lower = password.toLowerCase();
  if (isMadeOfPersonal(lower, person)) return "personal";
  if (isRepetition(lower) || isMadeOfWalks(lower)) return "common";
  const spelled = [...lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "")].map((character) => LETTER_FOR[character] ?? character).join("");
  const cores = [lower, spelled].map((text) => text.replace(/[^\p{L}]/gu, ""));
  // What a few digits and signs add to common words is the first thing that guessing programs add too.
  const added = [...lower].filter((character) => !/\p{L}/u.test(character)).length;
  if (added <= 8 && cores.some(isMadeOfCommonWords)) return "common";
  return undefined;
}

function isMadeOfPersonal(lower: string, { email, name }: { email: string; name: string }): boolean {
  const parts = [email, ...email.split(/[@.+_-]/), ...name.split(/\s+/), name.replaceAll(/\s+/g, "")]
    .map((part) => part.toLowerCase())
    .filter((part) => part.length >= 3)
    .sort((one, other) => other.length - one.length);
  let rest = lower;
  for (const part of parts) rest = rest.replaceAll(part, "");
  return rest !== lower && [...rest].length < 6;
}

/** One to four characters over and over. */
function isRepetition(text: string): boolean {
  return [1, 2, 3, 4].some((size) => text === text.slice(0, size).repeat(Math.ceil(text.length / size)).slice(0, text.length));
}

/** Rows of the keyboard, the alphabet or the digits, in pieces of four or more, with at most three characters beside them. */
function isMadeOfWalks(text: string): boolean {
  let outside = 0;
  for (let index = 0; index < text.length; ) {
    let step = 0;
    for (let size = 4; index + size <= text.length && WALKS.some((walk) => walk.includes(text.slice(index, index + size))); size += 1) step = size;
    if (step === 0) outside += 1;
    index += step || 1;
  }
  return outside <= 3;
}

/** Up to three common words: four or more in a row are a passphrase. */
function isMadeOfCommonWords(text: string): boolean {
  const longest = 13;
  const fewest: number[] = [0];
  for (let end = 1; end <= text.length; end += 1) {
    let best = Infinity;
    for (let start = Math.max(0, end - longest); start < end; start += 1) {
      if (COMMON.has(text.slice(start, end))) best = Math.min(best, (fewest[start] ?? Infinity) + 1);
    }
    fewest[end] = best;
  }
  return (fewest[text.length] ?? Infinity) <= 3;
}
