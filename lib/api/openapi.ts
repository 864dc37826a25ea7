/** One OpenAPI document, written from the schemas that parse the requests. */
import { z } from "zod";
import { createDocument, type ZodObjectInput, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { isOpenToTokens, type Endpoint } from "./endpoint";

const problem = z
  .object({
    error: z.object({
      code: z.string().meta({ description: "One of a closed list; programs decide by it." }),
      message: z.string().meta({ description: "A sentence for people." }),
      problems: z.array(z.object({ path: z.string(), message: z.string() })),
    }),
  })
  .meta({ id: "Problem" });

const bytes = z.string().meta({ override: { type: "string", format: "binary" } });

const refusal = (description: string) => ({ description, content: { "application/json": { schema: problem } } });

function operation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { method, path, summary, roles, params, query, headers, body, consumes, response, produces, status = 200 } = endpoint;
  const tag = path.split("/")[1] ?? "";
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? "")}`,
    summary,
    tags: [tag],
    security: roles === "anyone" ? [] : [{ session: [] }, ...(isOpenToTokens(endpoint) ? [{ token: [] }] : [])],
    description: roles === "anyone" ? undefined : `For ${roles.join(", ")}.`,
    requestParams: { ...(params ? { path: asObject(params) } : {}), ...(query ? { query: asObject(query) } : {}), ...(headers ? { header: asObject(headers) } : {}) },
    ...(consumes ? { requestBody: { content: { [consumes]: { schema: bytes } } } } : {}),
    ...(body ? { requestBody: { required: true, content: { "application/json": { schema: body } } } } : {}),
    responses: {
      [String(status)]: {
        description: "Done",
        ...(response ? { content: { "application/json": { schema: response } } } : {}),
        // "text/csv, application/x-ndjson": one of them, by the query.
        ...(produces ? { content: Object.fromEntries(produces.split(/,\s*/).map((type) => [type, { schema: bytes }])) } : {}),
      },
      ...(roles === "anyone" ? {} : { "401": refusal("Nobody is signed in, or the API token is not taken.") }),
      ...(roles === "anyone" || isOpenToTokens(endpoint) ? {} : { "403": refusal("An API token does not open this.") }),
      ...(roles === "anyone" && !params ? {} : { "404": refusal("Not there, or not yours: the answer does not tell which.") }),
      ...(query || headers ? { "400": refusal("The query or a header cannot be used.") } : {}),
      ...(body ? { "422": refusal("The body cannot be used; `problems` says where.") } : {}),
    },
  };
}


/** Parameters are objects of named texts, whatever else their schema checks. */
function asObject(schema: z.ZodType): ZodObjectInput {
  if (schema instanceof z.ZodObject) return schema;
  throw new Error("Parameters of an endpoint must be a z.object or z.strictObject.");
}

export function openApiDocument(endpoints: readonly Endpoint[], version: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of [...endpoints].sort((one, other) => (one.path < other.path ? -1 : 1))) {
    const item = (paths[endpoint.path] ??= {});
    item[endpoint.method.toLowerCase() as Lowercase<Endpoint["method"]>] = operation(endpoint);
  }
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Concord",
      version,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description:
        "Everything that Concord's own pages do. Sign in with POST /api/auth/callback/password (JSON: email, password) and send the session cookie " +
        "with every call. For reading alone, an API token (made under Account) goes in its place, as `Authorization: Bearer …`. What is not yours is answered with 404, as if it were not there.",
    },
    servers: [{ url: "/api/v1" }],
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "concord-session", description: "Over https its name is __Host-concord-session." },
        token: { type: "http", scheme: "bearer", bearerFormat: "concord_…", description: "An API token of a researcher or admin: reads what they may read, and nothing at the desk." },
      },
    },
    paths,
  });
}
