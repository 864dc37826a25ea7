/** Tables with the wrong columns, rows of other lengths and quotes without an end. */
import type { HostileFile } from "./hostile-file";

const HEAD = "episode,speaker,text\n";

export const HOSTILE_TABLES: readonly HostileFile[] = [
  { name: "other-columns.csv", bytes: () => "name,comment\nAna,hello\n", says: [{ row: 2, reason: /no known format has these fields: name, comment/ }] },
  { name: "columns-twice.csv", bytes: () => "episode,text,speaker,text\na,b,c,d\n", says: [{ row: null, reason: /two columns are called “text”/ }] },
  { name: "more-columns.csv", bytes: () => "episode,speaker,text,__proto__,constructor\nmc-1,A,x,y,z\n", takes: ["mc-1"], says: [] },
  { name: "ragged.csv", bytes: () => `${HEAD}rg-1,A,x\nrg-2,A\nrg-3,A,x,y\nrg-4,A,x\n`, takes: ["rg-1", "rg-4"], says: [{ row: 3, reason: /has 2 cells where the first row names 3/ }, { row: 4, reason: /has 4 cells/ }] },
  { name: "open-quote.csv", bytes: () => `${HEAD}oq-1,A,x\noq-1,B,y\noq-2,A,"x\noq-3,A,x\noq-4,A,x\n`, takes: ["oq-4"],
    says: [{ row: 2, reason: /row 4 cannot be read/ }, { row: 4, reason: /a quote is opened and never closed/ }, { row: 5, reason: /row 4 cannot be read/ }] },
  { name: "formulas.csv", bytes: () => `${HEAD}"=HYPERLINK(""http://a.example"",""x"")",@SUM(A1),+1\n`, takes: [`=HYPERLINK("http://a.example","x")`], says: [] },
  { name: "utf16.csv", bytes: () => Buffer.from(`\ufeff${HEAD}`, "utf16le"), says: [{ row: null, reason: /UTF-16/ }] },
  { name: "bad-utf8.csv", bytes: () => Buffer.concat([Buffer.from(`${HEAD}bu-1,A,`), Buffer.from([0xe9]), Buffer.from("\nbu-2,A,x\nbu-3,A,x\n")]), takes: ["bu-3"],
    says: [{ row: 2, reason: /not valid UTF-8/ }, { row: 3, reason: /row 2 cannot be read/ }] },
  { name: "row-of-10-mb.csv", bytes: () => `${HEAD}r10-1,A,x\nr10-2,A,${"x".repeat(10 * 1024 * 1024)}\nr10-3,A,x\nr10-4,A,x\n`, takes: ["r10-4"],
    says: [{ row: 2, reason: /row 3 cannot be read/ }, { row: 3, reason: /larger than 8 MB/ }, { row: 4, reason: /row 3 cannot be read/ }] },
  { name: "episode-of-10-mb.csv", bytes: () => `${HEAD}${`e10,A,${"x".repeat(100_000)}\n`.repeat(100)}e10-2,A,x\n`, takes: ["e10-2"], says: [{ row: 2, reason: /the episode is larger than 8 MB/ }] },
  { name: "quotes-that-never-match.csv", bytes: () => `${HEAD}${`b","\n`.repeat(3_000_000)}`, says: [{ row: null, reason: /its quotes do not match/ }, { row: 2, reason: /not closed within 8 MB/ }], andMore: true },
  { name: "20000-columns.csv", bytes: () => `${Array.from({ length: 20_000 }, (_, index) => `c${index}`).join(",")}\n`, says: [{ row: null, reason: /it has 20000 columns/ }] },
];
