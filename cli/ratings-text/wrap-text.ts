/** So wide is what commands print, where names let them. */
const WIDTH = 100;

/** A sentence as lines for a terminal; those after the first are indented further. */
export function wrapText(text: string): string[] {
  const indent = /^ */.exec(text)?.[0] ?? "";
  const lines: string[] = [];
  let line = indent;
  for (const word of text.trimStart().split(" ")) {
    const next = line.trim() === "" ? `${line}${word}` : `${line} ${word}`;
    if (next.length > WIDTH && line.trim() !== "") {
      lines.push(line);
      line = `${indent}  ${word}`;
    } else {
      line = next;
    }
  }
  return [...lines, line];
}
