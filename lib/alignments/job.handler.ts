/** The alignment job: the reference face where one is to be made, then the picture, then the share's own picture by the same scorers. */
import { alignWish } from "@/lib/generation/align-wish";
import { thresholdsAsOf } from "@/lib/calibrations/data";
import { openChat, openOtherEngines } from "@/lib/generation/data";
import { openGallery, type Gallery } from "@/lib/generation/gallery";
import { loggedCall, type LoggedCall } from "@/lib/generation/logged-call";
import { loggedPorts } from "@/lib/generation/logged-ports";
import { engineSeed } from "@/lib/generation/seed";
import { holdJob, noteHeadway } from "@/lib/jobs/lease";
import type { JobContext, JobHandler, JobOutcome } from "@/lib/jobs/types";
import type { StepCall } from "@/lib/mcu/answer/ask-step";
import { faceForbidden } from "@/lib/mcu/aligner/age-guard";
import { scorePicture } from "@/lib/mcu/aligner/score-picture";
import { chosenHash } from "@/lib/mcu/picture-record";
import { loadAlignment, type AlignmentToDo } from "./data";
import { ALIGNMENT_JOB, alignmentPayloadSchema, type AlignmentProgress } from "./job";
import { writeAlignment, writeFace } from "./mutations";
import type { Original } from "./types";

export const alignmentHandler: JobHandler = { kind: ALIGNMENT_JOB, run: (context) => runAlignmentJob(context) };

export async function runAlignmentJob({ job, signal }: JobContext): Promise<JobOutcome> {
  const { alignmentId } = alignmentPayloadSchema.parse(job.payload);
  const asked = await loadAlignment(alignmentId);
  if (!asked) return { state: "failed", error: "The alignment is not there any more." };
  if (asked.isDone) return { state: "done", result: null };
  const isScripted = asked.request.provider === "scripted";
  const others = isScripted ? null : await openOtherEngines();
  const gallery = openGallery(others, await thresholdsAsOf(others?.engines ?? {}, asked.createdAt));
  try {
    const work = new Alignment(job, signal, alignmentId, asked, gallery, isScripted ? null : await openChat());
    await work.run();
    return { state: "done", result: null };
  } finally {
    gallery.close();
  }
}

class Alignment {
  private readonly seed: (path: string) => number;
  private sequence = Date.now();

  constructor(
    private readonly job: JobContext["job"], private readonly signal: AbortSignal, private readonly id: string, private readonly asked: AlignmentToDo,
    private readonly gallery: Gallery, private readonly engines: Awaited<ReturnType<typeof openChat>>,
  ) {
    this.seed = (path) => engineSeed({ runSeed: asked.request.seed, episode: 1, path, variant: 0 });
  }

  async run(): Promise<void> {
    const { description, module, source, person, isPortrait } = this.asked.request;
    const who = person && { name: person.name, age: person.age, gender: person.gender, face: await this.face() };
    await this.tell("picture");
    const calls: LoggedCall[] = [];
    const seed = this.seed("picture");
    const { record, pictures, asked } = await alignWish({ description, source, forceModule: module, person: who, isPortrait }, {
      ...this.means(), seed, onPlan: (call) => calls.push(this.logged(call, seed)),
    });
    calls.push(...asked);
    const original = await this.original(who, (call) => calls.push(call));
    await writeAlignment(this.job, this.id, { record, original, thresholds: this.gallery.settings.thresholds }, { pictures, calls });
  }

  private logged(call: StepCall, first: number): LoggedCall {
    const { engines } = this;
    return loggedCall({ ...call, engine: call.engine ?? engines?.engine ?? null }, first, call.engine && call.usage && engines ? engines.price(call.engine, call.usage) : null);
  }

  /** The hash of the reference face: the picture that was named, or one made of the words. Null where none may be used or none could be made. */
  private async face(): Promise<string | null> {
    const { module, person } = this.asked.request;
    if (person === null || (module !== undefined && module !== "p-t2i")) return null;
    if (person.picture !== undefined) return person.picture;
    if (this.asked.face) return chosenHash(this.asked.face);
    if (person.face === undefined || !this.gallery.engines.images || faceForbidden({ ...person, face: null }, this.gallery.settings) !== null) return null;
    await this.tell("face");
    const { record, pictures, asked } = await alignWish({ description: person.face, source: null, person: { ...person, face: null }, forceModule: "t2i", isPortrait: true }, { ...this.means(), seed: this.seed("face"), onPlan: () => undefined });
    await writeFace(this.job, this.id, record, { pictures, calls: asked });
    await noteHeadway(this.job);
    return chosenHash(record);
  }

  /** Null where the share's own picture is not stored: then there is nothing to compare with. */
  private async original(who: { name: string; age: number; gender: "female" | "male" } | null, onAsked: (call: LoggedCall) => void): Promise<Original | null> {
    const { original: sha256, request: { description } } = this.asked;
    const bytes = sha256 === null ? null : await this.gallery.read(sha256, this.signal);
    if (sha256 === null || bytes === null) return null;
    await this.tell("original");
    return { sha256, ...(await scorePicture(bytes, { description, person: who && { ...who, face: null } }, loggedPorts(this.gallery.engines, this.gallery.known, onAsked), this.signal)) };
  }

  private means() {
    return { gallery: this.gallery, chat: this.engines?.chat ?? null, signal: this.signal };
  }

  private async tell(part: AlignmentProgress["part"]): Promise<void> {
    this.sequence += 1;
    await holdJob(this.job, { sequence: this.sequence, part } satisfies AlignmentProgress);
  }
}
