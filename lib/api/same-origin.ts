import { AppError } from "@/lib/errors";

/**
 * Writes are taken from Concord's own pages and from programs, never from another site's page: a browser
 * names the page's origin on every write, and a program that sends no cookies of a browser sends none.
 */
export function assertSameOrigin(request: Request): void {
  const origin = request.headers.get("origin");
  if (origin === null) {
    const site = request.headers.get("sec-fetch-site");
    if (site === null || site === "same-origin") return;
  } else {
    const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
    if (URL.canParse(origin) && new URL(origin).host === host) return;
  }
  throw new AppError("not_found", "Writes are taken only from Concord's own pages.");
}
