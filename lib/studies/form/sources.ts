/** What a study draws from, while somebody edits it: a dataset each, and perhaps only a part of it. */
import type { Slice, SourceInput } from "../slice";
import { nextId } from "./criteria";
import { numberOf } from "./numbers";

/** As the protocol has it (a test holds the two together): its own file brings the parser along, which a form need not load. */
export const MOST_SOURCES = 6;

export const RANGES = ["age", "sessions", "turns", "images", "span"] as const;
export type RangeName = (typeof RANGES)[number];
export const LISTS = ["countries", "genders", "modules", "categories", "relations", "imageSources"] as const;
export type ListName = (typeof LISTS)[number];
export type Origin = NonNullable<Slice["origins"]>[number];
export type PictureState = NonNullable<Slice["imageStates"]>[number];

export type RangeForm = { from: string; to: string };
export type SliceForm = Record<RangeName, RangeForm> & Record<ListName, string[]> & { origins: Origin[]; imageStates: PictureState[]; dates: RangeForm; idPrefix: string; words: string };
export type SourceForm = { id: string; /** Slug; empty until one is chosen. */ dataset: string; slice: SliceForm };

const rangeForm = (range: { from?: number | string; to?: number | string } | undefined): RangeForm => ({ from: range?.from?.toString() ?? "", to: range?.to?.toString() ?? "" });

export function sliceForm(slice: Slice): SliceForm {
  return {
    origins: slice.origins ?? [], countries: slice.countries ?? [], genders: slice.genders ?? [], modules: slice.modules ?? [], idPrefix: slice.idPrefix ?? "",
    categories: slice.categories ?? [], relations: slice.relations ?? [], imageSources: slice.imageSources ?? [], imageStates: slice.imageStates ?? [], words: slice.words ?? "",
    span: rangeForm(slice.span), dates: rangeForm(slice.dates),
    age: rangeForm(slice.age), sessions: rangeForm(slice.sessions), turns: rangeForm(slice.turns), images: rangeForm(slice.images),
  };
}

/** The ids follow from the place: they are also in the server's HTML. */
export function sourcesForm(sources: readonly SourceInput[]): SourceForm[] {
  return sources.map(({ dataset, slice }, index) => ({ id: `s${index}`, dataset, slice: sliceForm(slice) }));
}

export function newSource(): SourceForm {
  return { id: nextId(), dataset: "", slice: sliceForm({}) };
}

/** A number that is none is sent as it is read, so that the answer names its place. */
export type SliceSent = { [Name in RangeName]?: { from?: number | null; to?: number | null } } & { [Name in ListName]?: string[] } & {
  origins?: Origin[]; imageStates?: PictureState[]; dates?: { from?: string; to?: string }; idPrefix?: string; words?: string;
};
export type SourceSent = { dataset: string; slice: SliceSent };

/** Only the conditions that say something. */
export function sliceSent(form: SliceForm): SliceSent {
  const slice: SliceSent = {};
  if (form.origins.length > 0) slice.origins = form.origins;
  if (form.imageStates.length > 0) slice.imageStates = form.imageStates;
  for (const name of LISTS) if (form[name].length > 0) slice[name] = form[name];
  for (const name of RANGES) {
    const { from, to } = form[name];
    if (from.trim() === "" && to.trim() === "") continue;
    slice[name] = { ...(from.trim() !== "" && { from: numberOf(from) }), ...(to.trim() !== "" && { to: numberOf(to) }) };
  }
  const { from, to } = form.dates;
  if (from !== "" || to !== "") slice.dates = { ...(from !== "" && { from }), ...(to !== "" && { to }) };
  if (form.idPrefix.trim() !== "") slice.idPrefix = form.idPrefix.trim();
  if (form.words.trim() !== "") slice.words = form.words.trim();
  return slice;
}

/** The conditions as they stand, to be said in words; null while one of them is no condition yet. What counts is the server's own reading. */
export function sliceRead(form: SliceForm): Slice | null {
  const { age, sessions, turns, images, span, ...rest } = sliceSent(form);
  const slice: Slice = rest;
  const { dates } = rest;
  if (dates?.from !== undefined && dates.to !== undefined && dates.from > dates.to) return null;
  const ranges = { age, sessions, turns, images, span };
  for (const name of RANGES) {
    const range = ranges[name];
    if (range === undefined) continue;
    const { from, to } = range;
    if (from === null || to === null || !isCount(from) || !isCount(to) || (from !== undefined && to !== undefined && from > to)) return null;
    slice[name] = { from, to };
  }
  return slice;
}

function isCount(value: number | undefined): boolean {
  return value === undefined || (Number.isInteger(value) && value >= 0);
}

export function sourcesSent(sources: readonly SourceForm[]): SourceSent[] {
  return sources.map(({ dataset, slice }) => ({ dataset, slice: sliceSent(slice) }));
}

/** Whether a source can be drawn from only if text made by a model or a program may be. */
export function asksForMadeText(source: SourceForm, hasOnlyMade: (slug: string) => boolean): boolean {
  return hasOnlyMade(source.dataset) || source.slice.origins.some((origin) => origin !== "collected");
}
