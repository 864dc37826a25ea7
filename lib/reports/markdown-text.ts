/** Somebody's words in a Markdown file as words: nothing in them is markup. Pure. */
export function markdownText(text: string): string {
  return text.replace(/\s+/g, " ").trim().replace(/[\\`*_[\]<>&~$|]/g, (sign) => `\\${sign}`).replace(/^(\d+)([.)])/, "$1\\$2").replace(/^[#+=-]/, (sign) => `\\${sign}`);
}
