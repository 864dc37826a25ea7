/** What people say about themselves, by script: every frame that suits the kind with every value of it, in drawn order. */
import type { RandomSource } from "@/lib/stats/random";
import { someOf } from "../draw";
import type { PersonaCategory } from "../persona/categories";
import type { PersonaAttribute } from "../types";

const frames = (text: string): readonly string[] => text.split(" | ");

const LIKED = frames("I could talk for hours about _ | I have a soft spot for _ | Few things cheer me up like _ | I never got into _ | My friends know how much I like _ | I used to dislike _, but not any more | My love of _ began when I was small | I am trying to make more room for _");

/** Where "I have a soft spot for …" would not do. "_" is the value's place. */
const FRAMES: Record<string, readonly string[]> = {
  city: frames("I grew up in _ | I have just moved to _ | My home is in _ | I would never leave _ | I miss _ every day | I rent a small flat in _ | My family comes from _ | I found life in _ too quiet"),
  siblings: frames("I have _ | Growing up with _ was loud and happy | I share a lot with _ | Having _ taught me patience | I call home often because I have _ | I am close to my family and have _ | People are surprised that I have _ | With _, there was never a dull day"),
  partner: frames("I live with _ | I share a small kitchen with _ | I am happy to have _ | I met _, and everything changed | My weekends belong to _ | I am planning a trip with _ | I laugh a lot with _ | I moved house with _"),
  animal: frames("I live with _ | I look after _ | I adopted _ last year | My mornings begin with _ at the door | I talk to _ more than to most people | I would be lonely without _ | I grew up with _ in the house | I never planned to have _"),
  vehicle: frames("I own _ | I saved for years to buy _ | I inherited _ from an uncle | I would not part with _ | I spend my Sundays with _ | I repaired _ on my own | I lent a friend _ | I sometimes regret buying _"),
  "school name": frames("I go to _ | I once taught at _ | I have good memories of _ | I learnt all I know at _ | I met my best friend at _ | I left _ too early | I walk past _ every day | I help out at _"),
  "school status": frames("These days I am _ | I introduce myself as _ | Nobody believes that I am _ | At my age it is a joy to be _ | I have been _ for a year | My family is proud that I am _ | Being _ keeps me busy | I never thought that I would be _"),
  profession: frames("I work as _ | I have always wanted to be _ | I am training to be _ | My mother was _, and so am I | I am tired of being _ | I make my living as _ | I am proud to be _ | I started out as _"),
  workplace: frames("I work in _ | I found my first job in _ | I spend my days in _ | I met my friends through _ | I get up early to open _ | I would like to leave _ | I help out in _ on Saturdays | I feel at home in _"),
  "former profession": frames("I used to be _ | I was _ for many years | I began my working life as _ | I do not miss being _ | I still dream of my days as _ | I learnt patience as _ | I earned my first money as _ | I retired as _"),
  ambition: frames("I want to open _ | I am saving for _ | I dream of _ of my own | I have plans for _ in a drawer | I looked at rooms for _ | I would give up my job for _ | I nearly opened _ once | I ask everybody for advice on _"),
  "health matter": frames("I am living with _ | I have had a year of _ | I wrote a diary about _ | I learnt a lot from _ | I make little fuss about _ | I told my friends about _ | I am patient with _ | I think less and less about _"),
};
const SAME_AS: Record<string, string> = { country: "city", children: "siblings", gadget: "vehicle" };

/** @returns `count` attributes, or as many as frames and values make: some thirty for a kind of four values. */
export function scriptedAttributes({ category: { category, entityKey, values }, count }: { category: PersonaCategory; count: number }, random: RandomSource): PersonaAttribute[] {
  const fitting = FRAMES[SAME_AS[entityKey] ?? entityKey] ?? LIKED;
  const all = values.flatMap((value) => fitting.map((frame): PersonaAttribute => ({ subject: "I", category, entityKey, entityValue: value, sentence: `${frame.replace("_", value)}.` })));
  return someOf(random, all, count);
}
