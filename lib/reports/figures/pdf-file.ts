/** The objects of a PDF file, numbered in the order in which they were asked for, with the table that finds them. */
import { createHash } from "node:crypto";

export type ObjectNumber = number;

export class PdfFile {
  private readonly objects: (Buffer | null)[] = [];

  reserve(): ObjectNumber {
    return this.objects.push(null);
  }

  write(number: ObjectNumber, body: string): void {
    this.objects[number - 1] = Buffer.from(body, "latin1");
  }

  writeStream(number: ObjectNumber, data: Uint8Array, entries = ""): void {
    const head = Buffer.from(`<< ${entries}/Length ${data.length} >>\nstream\n`, "latin1");
    this.objects[number - 1] = Buffer.concat([head, data, Buffer.from("\nendstream", "latin1")]);
  }

  finish(root: ObjectNumber, info: ObjectNumber): Uint8Array {
    // The second line tells programs that pass files on that this one is not text.
    const parts = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
    const offsets: number[] = [];
    let offset = parts[0]?.length ?? 0;
    for (const [index, body] of this.objects.entries()) {
      if (!body) throw new Error(`Object ${index + 1} of the PDF was never written.`);
      const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`, "latin1"), body, Buffer.from("\nendobj\n", "latin1")]);
      offsets.push(offset);
      offset += part.length;
      parts.push(part);
    }
    // A PDF names itself by its content, where others take the clock.
    const id = createHash("sha256").update(Buffer.concat(parts)).digest("hex").slice(0, 32);
    const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
    const size = offsets.length + 1;
    parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${offset}\n%%EOF\n`, "latin1"));
    return new Uint8Array(Buffer.concat(parts));
  }
}
