/**
 * Reads what Python's repr writes of lists, tuples, dictionaries, strings, numbers, None and booleans.
 * A parser and nothing more: no name is looked up and nothing is called.
 */
const MAX_DEPTH = 64;

const NAMES: Record<string, unknown> = { None: null, True: true, False: false, nan: null };
const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", "0": "\0", a: "\x07", b: "\b", f: "\f", v: "\v", "\n": "" };
const CODE_LENGTHS: Record<string, number> = { x: 2, u: 4, U: 8 };

class NotALiteral extends Error {}

/** @returns undefined where the text is no literal from its first to its last character. */
export function parsePythonLiteral(text: string): unknown {
  const reader = new LiteralReader(text);
  try {
    const value = reader.value(0);
    reader.end();
    return value;
  } catch (error) {
    if (error instanceof NotALiteral) return undefined;
    throw error;
  }
}

class LiteralReader {
  private at = 0;

  constructor(private readonly text: string) {}

  end(): void {
    this.space();
    if (this.at < this.text.length) throw new NotALiteral();
  }

  value(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new NotALiteral();
    this.space();
    const first = this.text[this.at];
    if (first === "[") return this.list("]", depth);
    if (first === "(") return this.list(")", depth);
    if (first === "{") return this.dictionary(depth);
    if (first === "'" || first === '"') return this.string(first);
    return this.word();
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? "")) this.at += 1;
  }

  /** After an element: true where the collection ends here. */
  private closes(close: string): boolean {
    this.space();
    if (this.text[this.at] === ",") {
      this.at += 1;
      this.space();
      if (this.text[this.at] !== close) return false;
    }
    if (this.text[this.at] !== close) throw new NotALiteral();
    this.at += 1;
    return true;
  }

  private opensEmpty(close: string): boolean {
    this.at += 1;
    this.space();
    if (this.text[this.at] !== close) return false;
    this.at += 1;
    return true;
  }

  private list(close: string, depth: number): unknown[] {
    const items: unknown[] = [];
    if (this.opensEmpty(close)) return items;
    do items.push(this.value(depth + 1));
    while (!this.closes(close));
    return items;
  }

  private dictionary(depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    if (!this.opensEmpty("}")) {
      do {
        const key = this.value(depth + 1);
        this.space();
        if (this.text[this.at] !== ":") throw new NotALiteral();
        this.at += 1;
        entries.push([String(key), this.value(depth + 1)]);
      } while (!this.closes("}"));
    }
    // fromEntries defines own properties: a key named __proto__ stays a key.
    return Object.fromEntries(entries);
  }

  private string(quote: string): string {
    let result = "";
    this.at += 1;
    for (;;) {
      const character = this.text[this.at];
      if (character === undefined) throw new NotALiteral();
      this.at += 1;
      if (character === quote) return result;
      result += character === "\\" ? this.escape() : character;
    }
  }

  private escape(): string {
    const letter = this.text[this.at];
    if (letter === undefined) throw new NotALiteral();
    this.at += 1;
    const digits = CODE_LENGTHS[letter];
    if (digits === undefined) return ESCAPES[letter] ?? (letter === "'" || letter === '"' || letter === "\\" ? letter : `\\${letter}`);
    const code = this.text.slice(this.at, this.at + digits);
    const point = Number.parseInt(code, 16);
    if (!/^[0-9a-fA-F]+$/.test(code) || code.length < digits || point > 0x10ffff) throw new NotALiteral();
    this.at += digits;
    return String.fromCodePoint(point);
  }

  private word(): unknown {
    const word = /^[-+\w.]+/.exec(this.text.slice(this.at, this.at + 64))?.[0];
    if (!word) throw new NotALiteral();
    this.at += word.length;
    if (Object.hasOwn(NAMES, word)) return NAMES[word];
    const number = Number(word);
    if (!Number.isFinite(number)) throw new NotALiteral();
    return number;
  }
}
