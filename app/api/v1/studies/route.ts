import { handle } from "@/lib/api/handle";
import { listStudies } from "@/lib/studies/data";
import { createStudyEndpoint, listStudiesEndpoint } from "@/lib/studies/endpoints";
import { createStudy } from "@/lib/studies/mutations";

export const GET = handle(listStudiesEndpoint, ({ actor }) => listStudies(actor));

export const POST = handle(createStudyEndpoint, ({ actor, body }) => createStudy(actor, body));
