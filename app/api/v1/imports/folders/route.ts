import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import { listServerFolder } from "@/lib/datasets/endpoints";
import * as folders from "@/lib/datasets/server-folders";

export const GET = handle(listServerFolder, ({ actor, query }) => folders.listServerFolder(importer(actor), query.path));
