/** The route files of /api/v1 as they lie in app/, for tests that hold them against the registry. */
import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import type { Method } from "@/lib/api/endpoint";

const folder = join(import.meta.dirname, "..", "..", "app", "api", "v1");
const METHODS: Method[] = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

export type RouteHandler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
export type Route = { path: string; handlers: Map<Method, RouteHandler>; otherExports: string[] };

export async function loadRoutes(): Promise<Route[]> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /(^|[/\\])route\.tsx?$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      const exported = (await import(join(folder, file))) as Record<string, unknown>;
      const methods = METHODS.filter((method) => method in exported);
      return {
        path: `/${file.split(sep).slice(0, -1).join("/")}`.replace(/\[(?:\.\.\.)?(\w+)\]/g, "{$1}"),
        handlers: new Map(methods.map((method) => [method, exported[method] as RouteHandler])),
        otherExports: Object.keys(exported).filter((name) => !(METHODS as string[]).includes(name)),
      };
    }),
  );
}
