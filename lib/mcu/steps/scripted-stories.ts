/** Stories for scripted episodes: each a chain of days, told so that "Anna is planting seeds" can become "I am planting seeds". */

export type Stage = {
  /** What follows "Anna is". */
  event: string;
  /** What follows "Anna" in the past tense; what came before this day. Empty for the first day. */
  experience: string;
  operation: "add" | "update";
  /** A picture taken that day, and one that the internet has. */
  picture: string;
  web: string;
};

const stage = (event: string, operation: Stage["operation"], experience: string, picture: string, web: string): Stage => ({ event, operation, experience, picture, web });

export const STORIES: readonly (readonly Stage[])[] = [
  [
    stage("signing up for a stall at the neighbourhood fair", "add", "", "A registration form for a fair beside a cup of tea", "A street fair with rows of colourful stalls"),
    stage("drawing a first plan of the stall at the kitchen table", "add", "met two neighbours who offered to help with the stall", "A pencil drawing of a market stall on squared paper", "A small market stall with a striped awning"),
    stage("back from the fair, tired and very happy", "add", "found an old table in the cellar and painted it green", "A green wooden table covered with small things for sale", "A crowd at a fair in the evening light"),
    stage("sorting the photos from the fair", "update", "decided after the fair to bring less next time and talk more", "A laptop screen full of photos of a fair", "A printed photo album lying open on a desk"),
    stage("writing a short guide for people who want a stall", "add", "was asked to help with the next fair", "A handwritten list of advice on yellow paper", "A folded paper guide with simple drawings"),
    stage("celebrating with everybody who helped", "update", "handed the green table on to a younger neighbour", "A long table with lanterns and many plates", "Paper lanterns hanging over a garden table"),
  ],
  [
    stage("clearing the balcony to make room for a small garden", "add", "", "An empty balcony with a broom against the wall", "A narrow balcony full of green plants"),
    stage("planting the first seeds", "add", "bought three pots and a bag of soil at the market", "Three clay pots filled with dark soil", "A chart of the best months for planting herbs"),
    stage("starting over with stronger plants", "add", "lost half of the seedlings to one cold night", "Wilted seedlings in a clay pot", "Young tomato plants under a glass cover"),
    stage("looking at the first green leaves with some pride", "update", "stopped watering every day and let the soil rest", "Small green leaves in the morning sun", "A close view of basil leaves with drops of water"),
    stage("giving away small bundles of herbs", "add", "learnt from a neighbour how to dry herbs", "Bundles of dried herbs tied with string", "Herbs hanging upside down from a wooden beam"),
    stage("planning the garden of next year on paper", "update", "moved the pots indoors for the cold weeks", "A sketch of a balcony garden in a notebook", "A plan of a tiny vegetable garden seen from above"),
  ],
  [
    stage("starting an evening course in photography", "add", "", "A classroom with a camera on every desk", "An old film camera on a wooden shelf"),
    stage("choosing a theme for the first assignment", "add", "borrowed an old camera from a cousin", "A scratched camera with a leather strap", "A wall of small black and white photos"),
    stage("showing the first prints to the group", "add", "walked around the station every morning to look at the light", "A photo print of an empty station platform", "A railway station in the early morning light"),
    stage("back from a day trip with the whole course", "update", "gave up black and white and went over to colour", "A group of people with cameras on a hill", "A hill with a view over red roofs"),
    stage("hanging five prints for a small exhibition", "add", "made friends with the oldest member of the course", "Five framed prints on a white wall", "Visitors in a bright gallery room"),
    stage("thinking about a second course", "update", "took the prints down and gave two of them away", "A course leaflet pinned to a cork board", "A darkroom lit by a red lamp"),
  ],
  [
    stage("making a plan to walk every day for a month", "add", "", "A calendar with thirty days marked in blue", "A gravel path through a park"),
    stage("resting at home with a sore ankle", "add", "kept going for a whole week in spite of the rain", "A bandaged ankle on a cushion", "A drawing of simple exercises for the ankle"),
    stage("walking again, slowly", "add", "saw a doctor who advised good shoes and short distances", "A pair of new walking shoes on a doormat", "A shop shelf with walking shoes"),
    stage("exploring a path along the water", "update", "switched from one long walk to two short ones a day", "A narrow path beside a calm river", "A map of a walking route along a river"),
    stage("packing for a weekend in the hills", "add", "was joined by a neighbour on most mornings", "A rucksack with a flask and a rolled jacket", "A wooden hut in the hills"),
    stage("home again with wet boots and good stories", "update", "cut the trip to one day because of a storm", "Muddy boots drying beside a stove", "Dark clouds over a mountain ridge"),
  ],
];

/** The day of a story that an event tells of; undefined for an event that no script has written. */
export function stageOf(event: string): Stage | undefined {
  return STORIES.flat().find((known) => event.includes(` is ${known.event}.`));
}
