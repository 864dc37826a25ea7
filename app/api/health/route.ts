import { checkHealth } from "@/lib/db/health";

export const dynamic = "force-dynamic";

/** For supervisors and balancers: answers when requests can be served, database included. */
export async function GET(): Promise<Response> {
  const health = await checkHealth();
  return Response.json(health, { status: health.ok ? 200 : 503, headers: { "cache-control": "no-store" } });
}
