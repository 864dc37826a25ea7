/** Plan and execute: which module serves a description, what it gives, what of that passes, and what is tried instead. */
import { EngineError, type Engines } from "../ports";
import type { Module } from "../steps/plan-rule";
import { faceForbidden } from "./age-guard";
import { bestOf } from "./choose";
import { decoded, examine } from "./examine";
import { missingFor, type OfferContext, offersOf } from "./offers";
import { planFor } from "./plan";
import { plainDescription } from "./prompts";
import { NO_SCORES, Scorer } from "./scorer";
import type { AlignerSettings } from "./settings";
import type { AlignShell } from "./shell";
import type { AlignRequest, Alignment, Candidate, Tried } from "./types";

/**
 * One picture for a description. Modules are tried in the fallback order of the planned one until one gives a picture that
 * passes every filter; every picture that was looked at is kept as a candidate. Faults of engines become entries of `tried`.
 * Costs at most `made` generations per module of text to image, and `found` fetches per search; each picture is scored by itself.
 *
 * @throws the signal's reason where it is aborted. Nothing else is expected: what else is thrown is a fault of the program.
 */
export async function align(request: AlignRequest, engines: Engines, settings: AlignerSettings, shell: AlignShell, signal: AbortSignal): Promise<Alignment> {
  signal.throwIfAborted();
  const forbidden = request.isPortrait ? faceForbidden(request.person, settings) : null;
  const plan = await planFor(request, forbidden === null ? shell.askPlan : null, signal);
  // Not even a card: what may not be made is not made by script either.
  if (forbidden !== null) return { status: "unavailable", chosen: null, candidates: [], plan, tried: [{ module: plan.module, outcome: "not-allowed", reason: forbidden }] };
  const context: OfferContext = { request, description: plan.description, engines, settings, shell, signal };
  const scorer = new Scorer(engines, plainDescription(request.description, request.person), request.person?.face ?? null, signal);
  const candidates: Candidate[] = [];
  const tried: Tried[] = [];
  for (const next of settings.fallbacks[plan.module]) {
    const attempt = await attempted(next, context, scorer);
    candidates.push(...attempt.candidates);
    tried.push(attempt.tried);
    if (attempt.tried.outcome === "served") return { status: "aligned", chosen: bestOf(attempt.candidates), candidates, plan, tried };
  }
  if (settings.card && !engines.images && !engines.retrieval && !engines.web) {
    const card = await scriptedCard(request, shell, signal);
    return { status: "aligned", chosen: card, candidates: [card], plan, tried };
  }
  return { status: candidates.length > 0 ? "rejected" : "unavailable", chosen: null, candidates, plan, tried };
}

async function attempted(module: Module, context: OfferContext, scorer: Scorer): Promise<{ tried: Tried; candidates: Candidate[] }> {
  const { request, settings, shell, signal } = context;
  const forbidden = module === "p-t2i" ? faceForbidden(request.person, settings) : null;
  if (forbidden !== null) return { tried: { module, outcome: "not-allowed", reason: forbidden }, candidates: [] };
  const missing = missingFor(module, context);
  if (missing !== null) return { tried: { module, outcome: "no-engine", reason: missing }, candidates: [] };

  const candidates: Candidate[] = [];
  let fault: string | null = null;
  try {
    // From the request to the decoder a picture takes room; what is scored has been decoded.
    const offers = offersOf(module, context);
    while (passing(candidates) < settings.enough) {
      const offer = await shell.inRoom(module, async () => {
        const next = await offers.next();
        return next.done ? null : decoded(next.value, shell, signal);
      }, signal);
      if (offer === null) break;
      candidates.push(await examine(offer, scorer, settings));
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof EngineError)) throw error;
    fault = error.message;
  }
  signal.throwIfAborted();
  return { tried: { module, ...outcomeOf(candidates, fault) }, candidates };
}

/** What passed before an engine failed is as good as any. */
function outcomeOf(candidates: readonly Candidate[], fault: string | null): Omit<Tried, "module"> {
  const count = passing(candidates);
  if (count > 0) return { outcome: "served", reason: `${count} of ${candidates.length} passed every filter.` };
  if (fault !== null) return { outcome: "failed", reason: fault };
  return { outcome: "nothing-passed", reason: candidates.length === 0 ? "Nothing was found." : `Each of ${candidates.length} was refused.` };
}

function passing(candidates: readonly Candidate[]): number {
  return candidates.filter(({ refusals }) => refusals.length === 0).length;
}

async function scriptedCard(request: AlignRequest, shell: AlignShell, signal: AbortSignal): Promise<Candidate> {
  const description = plainDescription(request.description, request.person);
  const start = shell.clock();
  const picture = await shell.preparePicture(await shell.drawCard({ description, seed: request.seed }), signal);
  if ("problem" in picture) throw new Error(`The scripted picture cannot be read: ${picture.problem}.`);
  const reason = "A scripted picture is not scored.";
  return {
    ...picture, module: "card", prompt: description, engine: null, parameters: { seed: request.seed }, ms: shell.clock() - start,
    url: null, pageUrl: null, title: null, licence: null, attribution: null, source: null, similarity: null, scores: { ...NO_SCORES },
    unscored: (["nsfw", "clip", "pick"] as const).map((score) => ({ score, reason })), refusals: [],
  };
}
