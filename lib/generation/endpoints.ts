import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { ratesViewSchema } from "./rates/types";
import { budgetSchema, generationRequestSchema, publishRunSchema } from "./schema";
import { episodeViewSchema, runSummarySchema, runViewSchema } from "./types";

const GENERATORS = ["researcher", "admin"] as const;

const byRun = z.object({ runId: z.uuid() });
const episodeNumber = z.coerce.number().int().min(1).max(100_000);
const byEpisode = byRun.extend({ episode: episodeNumber });

export const createGeneration = defineEndpoint({
  method: "POST", path: "/generations", roles: GENERATORS, body: generationRequestSchema, status: 201, response: z.object({ runId: z.uuid() }),
  summary: "Asks for fresh episodes. The worker makes them step by step; what is done is not done again.",
});

export const listGenerations = defineEndpoint({
  method: "GET", path: "/generations", roles: GENERATORS, response: z.object({ generations: z.array(runSummarySchema) }), summary: "The last hundred generation runs, newest first.",
});

export const getRates = defineEndpoint({
  method: "GET", path: "/generations/rates", roles: GENERATORS, query: z.object({ run: z.uuid().optional(), engine: z.string().min(1).max(200).optional() }), response: ratesViewSchema,
  summary: "How engines did, over all runs and single pictures, or in one run: per engine, model and kind of step how answers were read, what was asked again, times, tokens and cost.",
});

export const getGeneration = defineEndpoint({
  method: "GET", path: "/generations/{runId}", roles: GENERATORS, params: byRun, response: runViewSchema, summary: "One run: its episodes, how far each is, and what it took.",
});

export const followGeneration = defineEndpoint({
  method: "GET", path: "/generations/{runId}/events", roles: GENERATORS, params: byRun, produces: "text/event-stream",
  summary: "The same as server-sent events named `generation`, until it has finished. Resumable by Last-Event-ID.",
});

export const stopGeneration = defineEndpoint({
  method: "POST", path: "/generations/{runId}/stop", roles: GENERATORS, params: byRun, response: runViewSchema, summary: "Stops a run; what is done is kept. One that runs stops within seconds: its `state` tells when.",
});

export const resumeGeneration = defineEndpoint({
  method: "POST", path: "/generations/{runId}/resume", roles: GENERATORS, params: byRun, response: runViewSchema, summary: "Lets a run go on where it was stopped, and tries failed steps again.",
});

export const changeGenerationBudget = defineEndpoint({
  method: "PUT", path: "/generations/{runId}/budget", roles: GENERATORS, params: byRun, body: budgetSchema, response: runViewSchema,
  summary: "Gives a run that is not under way other limits of tokens, seconds of engine time or money; what is left out has none. It does not go on by itself.",
});

export const publishGeneration = defineEndpoint({
  method: "POST", path: "/generations/{runId}/dataset", roles: GENERATORS, params: byRun, body: publishRunSchema, response: runViewSchema,
  summary: "Has the finished episodes of a run become a dataset, or its next version where a run has made it before. Scripted ones stay marked as such.",
});

export const getGeneratedEpisode = defineEndpoint({
  method: "GET", path: "/generations/{runId}/episodes/{episode}", roles: GENERATORS, params: byEpisode, response: episodeViewSchema,
  summary: "One episode of a run: every step with what it came to, who made it, with which seed, and what it took.",
});

export const followGeneratedEpisode = defineEndpoint({
  method: "GET", path: "/generations/{runId}/episodes/{episode}/events", roles: GENERATORS, params: byEpisode, produces: "text/event-stream",
  summary: "The same as server-sent events named `episode`, until the run has finished. Resumable by Last-Event-ID.",
});

export const regenerateSession = defineEndpoint({
  method: "POST", path: "/generations/{runId}/episodes/{episode}/sessions/{session}/regenerate", roles: GENERATORS, params: byEpisode.extend({ session: z.coerce.number().int().min(1).max(20) }), response: episodeViewSchema,
  summary: "Has a session made anew with another seed, and those after it, which rest on it. What was there before is kept, out of force.",
});

export const retryGeneratedStep = defineEndpoint({
  method: "POST", path: "/generations/{runId}/episodes/{episode}/retry", roles: GENERATORS, params: byEpisode, body: z.strictObject({ step: z.string().min(1).max(200) }), response: episodeViewSchema,
  summary: "Has one step of an episode done anew with another seed, by its path (`narrative`, `session/2/summary`), and the steps that rest on it. What was there before is kept, out of force.",
});
