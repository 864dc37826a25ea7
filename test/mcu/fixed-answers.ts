/** What a model might write for every step, the same for the same seed: for stand-in engines. The person's name is taken from what it is asked. */
import type { ChatBody } from "../fixtures/stand-in-chat";

type Answers = (schemaName: string | null, request: ChatBody) => unknown;

const DATES = ["2022-01-10", "2022-02-10", "2022-03-10", "2022-04-10"];

/** As many as are asked for. */
const LIKED = `harbour lantern ferry anchor rope gull pier tide kite buoy sail oar reef dune shell crab net mast deck quay bay cove spray foam wave mist beacon jetty cabin hull`.split(" ");

/** @returns answers that pass every check; an unknown step is an error of the test. */
export function createFixedAnswers(): Answers {
  return (name, { messages, seed = 0 }) => {
    const asked = messages.map(({ content }) => content).join("\n");
    const person = /(?:is called|name is|The person:|chat between) ([\p{L}' -]+?)(?:\.| and the|$)/mu.exec(asked)?.[1] ?? "Somebody";
    switch (name) {
      case "persona":
        return { attributes: LIKED.map((thing) => `${thing} ${seed}`).map((value) => ({ sentence: `I like ${value} very much.`, value })) };
      case "commonsense":
        return { inference: "go down to the water every morning" };
      case "narrative":
        return { narrative: `${person} lives by the water. In the mornings ${person} waits for ferry ${seed}.` };
      case "events":
        return {
          events: DATES.map((date, index) => ({
            id: index + 1, event: `${person} sees ferry number ${index + 1}.`, date,
            caused_by: index === 0 ? null : { event_id: index, interval_count: 1, interval_unit: "month", operation: "add", experience: `${person} waits for number ${index + 1}.` },
          })),
        };
      case "album":
        return { images: ["ferry", "gull", "lantern", "rope", "anchor"].map((thing) => ({ description: `A photo of a ${thing}`, categories: ["Object"] })) };
      case "dialogue":
        return {
          utterances: [
            { speaker: "assistant", text: "Good morning! What is new?", sharing: null }, { speaker: "user", text: "I saw the ferry.", sharing: null },
            { speaker: "user", text: "", sharing: { rationale: "To show it.", description: "A photo of a ferry", source: "device", keywords: ["ferry"], device_picture: 1 } },
            { speaker: "assistant", text: "It is larger than I thought.", sharing: null }, { speaker: "user", text: "It is an old one.", sharing: null },
            { speaker: "assistant", text: "Until tomorrow, then.", sharing: null },
          ],
        };
      case "plan":
        return { reason: "It is an everyday thing.", module: "t2i", description: /Picture: (.+)/.exec(asked)?.[1] ?? "A photo" };
      case "summary":
        return { summary: `${person} saw a ferry and showed a photo of it to the assistant.` };
      default:
        throw new Error(`No answer is prepared for the step "${name}".`);
    }
  };
}
