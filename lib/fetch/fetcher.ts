/** The fetcher of this installation, as its operator set it. */
import { env, publicOrigin } from "@/lib/env";
import { programVersion } from "@/lib/version";
import { GuardedFetcher, type FetchLimits } from "./guarded-fetch";

/** Who asks, so that a host's operator can find and stop us. */
export function userAgent(): string {
  const contact = env.fetchContact ?? (env.publicUrl === undefined ? undefined : publicOrigin());
  return `Concord/${programVersion} (dataset pictures and files for research${contact ? `; +${contact}` : ""})`;
}

export function createFetcher(limits: Partial<FetchLimits> = {}): GuardedFetcher {
  return new GuardedFetcher({ policy: { allowed: env.fetchAllowed, ports: env.fetchPorts }, userAgent: userAgent(), limits });
}
