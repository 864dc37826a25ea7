/** The six questions of STARK's second instrument, in Concord's own words. */
import type { ComparisonProtocolInput } from "./protocol";

export const comparisonCriteria: ComparisonProtocolInput["criteria"] = [
  {
    key: "natural_flow",
    name: "Natural Flow",
    question: "In which conversation does one thing lead to the next more naturally?",
    definition:
      "Follow the thread of each. Do replies answer what was said, and do changes of topic come with a bridge? A short conversation that flows beats a long one that jumps.",
  },
  {
    key: "engagingness",
    name: "Engagingness",
    question: "Which conversation holds your interest better?",
    definition:
      "Which one would you rather go on reading, or take part in? Look for curiosity, feeling, humour, and people who take up what the other one says. Whether you like the topic does not matter.",
  },
  {
    key: "specificity",
    name: "Specificity",
    question: "Which conversation is more about something in particular?",
    definition:
      "Names, places, things that happened, reasons: what could only be said here, by these two. “That sounds great!” fits any conversation and counts for nothing.",
  },
  {
    key: "image_sharing_turn_relevance",
    name: "Image-Sharing Turn Relevance",
    question: "In which conversation do images come at moments where somebody would really share one?",
    definition:
      "This is about when, not about what can be seen. Would you send a picture at that very turn: because it was asked for, announced, or simply because there is something to show? More pictures are not better pictures.",
    allowCannotJudge: true,
  },
  {
    key: "image_dialogue_consistency",
    name: "Image-Dialogue Consistency",
    question: "In which conversation do the images fit better with what is said?",
    definition:
      "Hold each picture against the turns around it: subject, place, people, season, activity. Beauty and sharpness do not count. A picture that could not be loaded is left out; if nothing is left to compare, choose “cannot judge”.",
    allowCannotJudge: true,
  },
  {
    key: "overall",
    name: "Overall",
    question: "All in all, which is the better conversation?",
    definition: "Your own weighing of everything above, and of whatever else struck you. It need not be the majority of your other answers.",
  },
];
