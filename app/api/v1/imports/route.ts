import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import * as data from "@/lib/datasets/data";
import { createImport, listImports } from "@/lib/datasets/endpoints";
import { importRequestPayload } from "@/lib/datasets/import-request";
import * as mutations from "@/lib/datasets/mutations";

export const GET = handle(listImports, async ({ actor }) => ({ imports: await data.listImports(importer(actor)) }));

export const POST = handle(createImport, async ({ actor, body }) => {
  const admin = importer(actor);
  return { jobId: await mutations.createImport(admin, await importRequestPayload(admin, body)) };
});
