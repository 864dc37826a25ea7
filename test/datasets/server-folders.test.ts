import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Importer } from "@/lib/datasets/access";
import { listServerFolder } from "@/lib/datasets/server-folders";
import { testFolder, write } from "../fixtures/files";

const folder = testFolder();
const admin = { userId: "ada" } as Importer;
const root = join(folder, "shards");
mkdirSync(join(root, "stark"), { recursive: true });
mkdirSync(join(folder, "secret"));
write(join(root, "stark"), "part-10.parquet", "0123456789");
write(join(root, "stark"), "part-9.parquet", "012");
write(join(root, "stark"), ".hidden", "x");
write(join(folder, "secret"), "password.txt", "x");
symlinkSync(join(folder, "secret"), join(root, "stark", "way-out"));

describe("folders of the server", () => {
  it("begin with those that are allowed", async () => {
    expect(await listServerFolder(admin, undefined, [root])).toEqual({ path: null, parent: null, hidden: 0, entries: [{ name: root, path: root, kind: "folder", bytes: null }] });
    expect((await listServerFolder(admin, undefined, [])).entries).toEqual([]);
  });

  it("show files and folders, and no links", async () => {
    const stark = join(root, "stark");
    const listed = await listServerFolder(admin, stark, [root]);
    expect(listed).toMatchObject({ path: stark, parent: root, hidden: 2 });
    expect(listed.entries.map(({ name, bytes }) => [name, bytes])).toEqual([["part-9.parquet", 3], ["part-10.parquet", 10]]);
    expect((await listServerFolder(admin, root, [root])).parent).toBeNull();
  });

  it.each([join(folder, "secret"), join(root, ".."), join(root, "stark", "way-out"), join(root, "nothing"), "/", "stark", `${root}-other`])("do not show %s", async (path) => {
    await expect(listServerFolder(admin, path, [root])).rejects.toMatchObject({ code: "unprocessable", message: expect.stringContaining("no folder that imports are allowed from") as string });
  });

  it("are no files", async () => {
    await expect(listServerFolder(admin, join(root, "stark", "part-9.parquet"), [root])).rejects.toMatchObject({ code: "unprocessable" });
  });

  it("may be on a disk that is not there", async () => {
    expect((await listServerFolder(admin, root, ["/not/mounted", root])).entries).toHaveLength(1);
  });
});
