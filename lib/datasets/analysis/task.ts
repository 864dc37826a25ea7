/** What `runApart` starts: a pass over a hundred thousand episodes keeps a thread busy for a minute. */
import { join } from "node:path";

export const APART = join(import.meta.dirname, "child.ts");
