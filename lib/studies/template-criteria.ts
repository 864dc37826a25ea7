/** The seven criteria of the STARK study, with questions, definitions and examples written for Concord. */
import type { RatingProtocolInput } from "./protocol";

type CriterionInput = RatingProtocolInput["criteria"][number];

type Point = readonly [definition: string, example: string];

const LABELS = ["Not at all", "A little", "Somewhat", "A lot"] as const;

/** One meaning and one example for each of the four points. */
function fourPoints(...points: readonly [Point, Point, Point, Point]): CriterionInput["scale"] {
  return LABELS.map((label, index) => ({ value: index + 1, label, definition: points[index]?.[0] ?? "", example: points[index]?.[1] ?? "" }));
}

export const starkCriteria: CriterionInput[] = [
  {
    key: "coherence",
    name: "Coherence",
    question: "Does the conversation move naturally from one thing to the next?",
    definition:
      "Read for the thread. Does each reply answer what came before it, and when the talk turns to something new, such as another event, a plan or a memory, can you see how it got there? You judge the flow, not whether you like the topic.",
    scale: fourPoints(
      ["The thread breaks again and again. Replies answer something that nobody said, or topics change without a bridge.", "Mina says that her train is late. Ada answers with a recipe, and neither of them mentions the train again."],
      ["You can follow it, but several turns feel glued together.", "A talk about a new job jumps to a holiday and back, twice, and nobody seems to notice."],
      ["It flows, with one or two stiff or sudden places.", "They talk about the move easily, then close with a farewell that comes a sentence too early."],
      ["Every turn grows out of the one before; changes of topic are led up to.", "Packing boxes brings up an old photo, the photo brings up a friend, and that leads to an invitation."],
    ),
  },
  {
    key: "consistency",
    name: "Consistency",
    question: "Do both speakers stay true to what was said and done before, in this session and in earlier ones?",
    definition:
      "Look for contradictions: facts about a person, promises, places, names, things that happened. Forgetting to mention something is not a contradiction; saying the opposite of it is. A change that the conversation explains (“I gave up coffee”) is not one either. Choose “cannot judge” only when there is nothing to compare with.",
    allowCannotJudge: true,
    scale: fourPoints(
      ["A central fact is turned around, or small ones are all through.", "Throughout spring Leo has no children; in June he collects his daughter from school."],
      ["One clear contradiction that you cannot explain away.", "Rosa is allergic to cats in session 2 and has always had one in session 4."],
      ["A small slip that changes nothing.", "The bakery on the corner is later a bakery across the road."],
      ["Everything fits, and earlier things are picked up correctly.", "Three sessions later, Ada asks how the knee is after the fall that Tom once mentioned."],
    ),
  },
  {
    key: "image_sharing_turn_relevance",
    name: "Image-Sharing Turn Relevance",
    question: "Are the images shared at moments where somebody would really share one?",
    definition:
      "This is about when, not about what can be seen. Would a person send a picture at this very turn? Someone asked for it, it was announced, or there is something to show. Judge the moments even if a picture itself could not be loaded; if nothing was shared at all, choose “cannot judge”.",
    allowCannotJudge: true,
    scale: fourPoints(
      ["Pictures arrive out of nowhere or interrupt the talk.", "In the middle of a worry about exams, a picture comes that nobody asked for or speaks of."],
      ["Most of the moments are odd; at least one makes sense.", "The photo of the finished cake suits its turn; two more follow while they speak about taxes."],
      ["Most of the moments are right; one is early, late or one too many.", "The picture of the garden comes a turn after they had moved on from it."],
      ["Each picture comes where you would send it yourself.", "“You have to see what the storm did to our roof.” The picture follows."],
    ),
  },
  {
    key: "image_dialogue_relevance",
    name: "Image-Dialogue Relevance",
    question: "Do the images show what the conversation says they show?",
    definition:
      "Now look at the pictures themselves. Compare each with the turns around it: subject, place, number of people, season, activity. A fine picture of the wrong thing is wrong; a plain picture of the right thing is right. A picture that could not be loaded is left out; if none could be, choose “image missing”.",
    allowCannotJudge: true,
    scale: fourPoints(
      ["The pictures have nothing to do with what is said.", "“Here is my new bicycle”, and the picture is of a kitchen."],
      ["They share the general theme but miss what matters.", "He writes of a winter hike with his sister; we see somebody alone on a summer beach."],
      ["They fit, with a detail that does not.", "The birthday table is there, with four candles where seven were spoken of."],
      ["They show just what the conversation leads you to expect.", "A grey rescue dog on a green sofa, as she had told it."],
    ),
  },
  {
    key: "image_persona_relevance",
    name: "Image-Persona Relevance",
    question: "Do the images suit the person who shares them?",
    definition:
      "Hold the pictures against what you know of the person: age, where they live, their work, what they care about, and their face if it is shown. Where a person appears in several pictures, it should be the same one. If no picture says anything about the person, or none could be loaded, choose “cannot judge” or “image missing”.",
    allowCannotJudge: true,
    scale: fourPoints(
      ["The pictures belong to somebody else.", "A retired fisherman of 70 shares “a selfie”; in it is a man of 25."],
      ["Little in them suits the person.", "The flat looks right for a student in Lima, but the person in it changes from picture to picture."],
      ["They suit the person, with one thing that does not.", "It is clearly her, although the office is larger than a one-woman workshop would have."],
      ["You would believe that they come from this person's phone.", "The same woman, the same red bicycle, the town that she lives in."],
    ),
  },
  {
    key: "time_interval",
    name: "Time Interval",
    question: "Do the speakers talk as though the stated time has passed since the session before?",
    definition:
      "The gap stands above each session. Does the talk respect it? After three days, something from last time can be fresh; after a year, people catch up, and things have moved on. Ages, seasons and plans should have moved with the calendar. For a session that has nothing before it, choose “cannot judge”.",
    allowCannotJudge: true,
    scale: fourPoints(
      ["The gap is ignored or contradicted.", "Eight months later: “So how was the interview this morning that you told me about?”"],
      ["Time seems to pass, but by the wrong amount.", "After two years the baby “has just started to smile”."],
      ["It fits, without much being made of it.", "“Nice to hear from you again”, and a talk that could be of any week."],
      ["You feel the time between: references, changes and tone all fit it.", "Half a year on, the seedlings of the spring are the tomatoes in the picture."],
    ),
  },
  {
    key: "experience",
    name: "Experience",
    question: "Does the session reflect what the person has been through?",
    definition:
      "The event and the experience of each session are shown beside it. Is what happened really present in the talk, in what the person says, feels and shows, and is it told from their side? If the study shows no events, go by what the conversation itself tells you of the person's life.",
    allowCannotJudge: true,
    scale: fourPoints(
      ["The experience does not appear, or its opposite does.", "Sam has lost his job; he speaks of the weather, and then of his new colleagues."],
      ["It is mentioned once and leaves no trace.", "“I ran a marathon. Anyway, what shall I cook tonight?”"],
      ["It is there, though flat or incomplete.", "She tells of the course that she finished, but not why it mattered to her."],
      ["It carries the talk: what happened, how it felt and what follows from it.", "The first night shift: the nerves, the colleague who helped, and the bread at six in the morning."],
    ),
  },
];
