/** From nothing but a seed to an episode: the steps of MCU in their order, each resting on what those before it gave. */
import { drawDemographics, type People } from "./lexicon/demographics";
import { drawName, sourceOfNames, type NameLists } from "./lexicon/names";
import { oneOf } from "./draw";
import { faceDescription } from "./face";
import { chosenHash } from "./picture-record";
import { picturing, type Pictures } from "./picturing";
import { underWay } from "./under-way";
import type { Perform } from "./perform";
import { PERSONA_CATEGORIES } from "./persona/categories";
import { albumStep } from "./steps/album-step";
import { commonsenseStep } from "./steps/commonsense-step";
import { dialogueStep } from "./steps/dialogue-step";
import { eventGraphStep } from "./steps/event-graph-step";
import { narrativeStep } from "./steps/narrative-step";
import { personaStep } from "./steps/persona-step";
import { summaryStep } from "./steps/summary-step";
import type { PictureRecord } from "./picture-record";
import { RELATIONS, type AlbumImage, type Demographics, type PersonaAttribute, type Relation, type TemporalEvent, type WrittenSession } from "./types";

export type EpisodePlan = { people: People; relation?: Relation; sessions: { min: number; max: number }; /** In place of those that come with the program. */ names?: NameLists };

export type GrownEpisode = {
  name: string; demographics: Demographics; persona: PersonaAttribute; /** How many there were to draw the persona from. */ attributes: number; relation: Relation; inference: string; narrative: string; events: TemporalEvent[]; face: { description: string };
  /** As it stands after the last session. */
  album: AlbumImage[];
  sessions: (WrittenSession & { summary: string })[];
  pictures: Pictures & { face: PictureRecord };
};

/** Attributes for one profile and category, as in the paper. */
const ATTRIBUTES = 30;
/** The paper's cut-off: its models knew nothing later. */
const LATEST_DATE = "2024-04-30";
/** Sessions without any picture are refused; the paper's average is 1.86. */
const LEAST_IMAGES = 1;

/**
 * Grows one episode; some steps run beside others. Costs what its steps cost.
 *
 * @throws what `perform` throws where a step comes to nothing, once all steps that were under way by then have ended: what they gave is kept.
 */
export async function growEpisode(plan: EpisodePlan, perform: Perform): Promise<GrownEpisode> {
  const steps = underWay(perform);
  try {
    return await grown(plan, steps.perform);
  } catch (error) {
    await steps.settled();
    throw error;
  }
}

async function grown({ people, relation: wanted, sessions: { min, max }, names }: EpisodePlan, perform: Perform): Promise<GrownEpisode> {
  const { demographics, categoryNumber, relation } = await perform.draw("profile", (random) => {
    const drawn = drawDemographics(random, people);
    const kind = oneOf(random, PERSONA_CATEGORIES);
    return { demographics: drawn, category: kind.category, categoryNumber: PERSONA_CATEGORIES.indexOf(kind), relation: wanted ?? oneOf(random, RELATIONS) };
  });
  const category = PERSONA_CATEGORIES[categoryNumber];
  if (!category) throw new Error(`There is no persona category ${categoryNumber}.`);
  const attributes = await perform.ask("persona", personaStep, { demographics, category, count: ATTRIBUTES });
  const { name, persona } = await perform.draw("person", (random) => ({
    name: drawName(demographics.birthplace, demographics.gender, random, names), nameFrom: sourceOfNames(demographics.birthplace, names), persona: oneOf(random, attributes),
  }));
  const inference = await perform.ask("commonsense", commonsenseStep, { demographics, persona, relation });
  const narrative = await perform.ask("narrative", narrativeStep, { name, demographics, persona, relation, inference });
  const face = await perform.draw("face", (random) => faceDescription(demographics, random));
  // The age guard needs to know whose face it is; the name is no part of the description.
  const facePicture = perform.picture("face/picture", {
    description: face.description, source: null, person: { name: "", gender: demographics.gender, age: demographics.age, face: null }, forceModule: "t2i", isPortrait: true,
  });
  const pictures = picturing(perform, async () => ({ name, gender: demographics.gender, age: demographics.age, face: chosenHash(await facePicture) }));
  facePicture.catch(() => undefined); // awaited at the end
  const [events, firstAlbum] = await Promise.all([
    perform.ask("events", eventGraphStep, { name, narrative, min, max, latestDate: LATEST_DATE }), perform.ask("album", albumStep, { name, narrative }),
  ]);

  pictures.begin(0, [], firstAlbum);
  let album = firstAlbum;
  let summary: Promise<string> = Promise.resolve("");
  const written: (WrittenSession & { summary: Promise<string> })[] = [];
  for (const [index, event] of events.entries()) {
    const number = index + 1;
    const before = album;
    const dialogue = await perform.ask(`session/${number}/dialogue`, dialogueStep, { name, demographics, history: events.slice(0, index), event, session: number, album: before, leastImages: LEAST_IMAGES });
    const previous = index === 0 ? null : summary;
    // The next session does not wait for it: what the assistant remembers in a session are its events.
    summary = (async () => perform.ask(`session/${number}/summary`, summaryStep, { name, event, utterances: dialogue.utterances, previous: await previous }))();
    // Awaited below; a failure in between must not end the process.
    summary.catch(() => undefined);
    written.push({ number, event, album: before, utterances: dialogue.utterances, summary });
    album = dialogue.album;
    pictures.begin(number, dialogue.utterances, album);
  }
  const sessions = await Promise.all(written.map(async (session) => ({ ...session, summary: await session.summary })));
  return { name, demographics, persona, attributes: attributes.length, relation, inference, narrative, events, face, album, sessions, pictures: { face: await facePicture, ...(await pictures.end()) } };
}
