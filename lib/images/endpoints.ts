import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";

export const candidateSchema = z.object({
  rank: z.int(), key: z.string().nullable(), url: z.string().nullable(),
  state: z.enum(["stored", "remote", "missing", "refused"]), reason: z.string().nullable(),
  /** What its address came to, where somebody has asked. */
  link: z.enum(["alive", "stored", "dead", "unsure"]).nullable(),
  /** Where its picture is, reduced, if it is stored. */
  src: z.string().nullable(),
  isShown: z.boolean(),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const listCandidates = defineEndpoint({
  method: "GET",
  path: "/image-shares/{imageId}",
  summary: "The ranked candidates of one image share: stored ones with where their picture is, remote ones with their address.",
  roles: ["researcher", "admin"],
  params: z.object({ imageId: z.uuid() }),
  response: z.object({ candidates: z.array(candidateSchema) }),
});
