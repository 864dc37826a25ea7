/** Text that LaTeX sets as it is. Names and comments are hostile: none of their characters may become a command. Pure. */

const SPECIAL: Record<string, string> = {
  "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "%": "\\%", "_": "\\_",
  "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "\\textquotedbl{}",
  "−": "$-$", "α": "$\\alpha$", "κ": "$\\kappa$", "×": "$\\times$", "≥": "$\\geq$", "≤": "$\\leq$", "–": "--", "—": "---", "…": "\\dots{}", "’": "'", "‘": "`", "“": "``", "”": "''",
};

/** Control characters would end a line of the table; what the usual engines cannot set is named by its number. */
export function latexText(text: string): string {
  let escaped = "";
  for (const letter of text.normalize("NFC").replace(/\p{Cc}+/gu, " ")) {
    const code = letter.codePointAt(0) ?? 0;
    // Latin with its accents is known to every engine and to inputenc; the rest is not.
    if (SPECIAL[letter] !== undefined) escaped += SPECIAL[letter];
    else escaped += code < 0x250 ? letter : `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
  }
  return escaped;
}
