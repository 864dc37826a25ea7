import { describe, expect, it } from "vitest";
import { isOpenToTokens } from "@/lib/api/endpoint";
import { openApiDocument } from "@/lib/api/openapi";
import { endpoints } from "@/lib/api/registry";
import { loadRoutes } from "./routes";

const name = (method: string, path: string) => `${method} ${path}`;
/** What Next reads from a route file besides its handlers. */
const SETTINGS = ["dynamic", "runtime", "maxDuration", "revalidate"];

describe("the registry of endpoints", () => {
  it("has each method of each route file under /api/v1, and no others", async () => {
    const routes = await loadRoutes();
    const exported = routes.flatMap(({ path, handlers }) => [...handlers.keys()].map((method) => name(method, path)));
    expect(endpoints.map(({ method, path }) => name(method, path)).sort()).toEqual(exported.sort());
    for (const { otherExports } of routes) expect(otherExports.filter((other) => !SETTINGS.includes(other))).toEqual([]);
  });

  it("names no endpoint twice", () => {
    const names = endpoints.map(({ method, path }) => name(method, path));
    expect(new Set(names).size).toBe(names.length);
  });

  it("says for each what it answers with, and takes no unknown fields in a body", () => {
    for (const { method, path, response, produces, body, status } of endpoints) {
      const answers = [response, produces, method === "HEAD" || status === 204].filter(Boolean);
      expect(answers, `${name(method, path)} has a response, produces bytes or has no body`).toHaveLength(1);
      if (body) expect(body.safeParse({ thisFieldIsNotKnown: 1 }).success, `${name(method, path)} refuses an unknown field`).toBe(false);
    }
  });
});

describe("an API token", () => {
  it("opens reading alone, and nothing of the desk or of itself", () => {
    const open = endpoints.filter(isOpenToTokens).map(({ method, path }) => name(method, path));
    expect(open.filter((entry) => !entry.startsWith("GET "))).toEqual([]);
    expect(open.filter((entry) => /assignments|judgments|queue|instructions|tokens/.test(entry))).toEqual([]);
    expect(open).toEqual(expect.arrayContaining(["GET /me", "GET /studies", "GET /studies/{studyId}/results", "GET /studies/{studyId}/export", "GET /datasets/{slug}/episodes"]));
  });
});

describe("the OpenAPI document", () => {
  const document = openApiDocument(endpoints, "0.0.0");

  it("describes every endpoint with its parameters", () => {
    const paths = document.paths ?? {};
    for (const endpoint of endpoints) {
      const { method, path, summary, roles } = endpoint;
      const operation = paths[path]?.[method.toLowerCase() as "get"];
      expect(operation?.summary).toBe(summary);
      expect(operation?.security).toEqual(roles === "anyone" ? [] : [{ session: [] }, ...(isOpenToTokens(endpoint) ? [{ token: [] }] : [])]);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const described = (operation?.parameters ?? []).flatMap((parameter) => ("in" in parameter && parameter.in === "path" ? [parameter.name] : []));
      expect(described.sort(), `${name(method, path)} path parameters`).toEqual(inPath.sort());
    }
  });

  it("gives each operation a name of its own and survives JSON", () => {
    const ids = Object.values(document.paths ?? {}).flatMap((item) => Object.values(item as Record<string, { operationId: string }>).map(({ operationId }) => operationId));
    expect(new Set(ids).size).toBe(endpoints.length);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });
});
