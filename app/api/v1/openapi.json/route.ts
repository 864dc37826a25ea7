import packageJson from "@/package.json";
import { handle } from "@/lib/api/handle";
import { openApiDocument } from "@/lib/api/openapi";
import { endpoints, openApi } from "@/lib/api/registry";

export const GET = handle(openApi, async () => openApiDocument(endpoints, packageJson.version));
