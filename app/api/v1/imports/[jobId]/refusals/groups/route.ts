import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import * as data from "@/lib/datasets/data";
import { groupRefusals } from "@/lib/datasets/endpoints";
import { notFound } from "@/lib/errors";

export const GET = handle(groupRefusals, async ({ actor, params }) => {
  const admin = importer(actor);
  if (!(await data.getImport(admin, params.jobId))) throw notFound();
  return { groups: await data.groupRefusals(admin, params.jobId) };
});
