import { describe, expect, it } from "vitest";
import { protocolFacts } from "@/lib/reports/protocol-facts";
import { protocolSchema, type ComparisonProtocol } from "@/lib/studies/protocol";
import { comparisonTemplate, starkTemplate } from "@/lib/studies/template";

const comparison = protocolSchema.parse(comparisonTemplate) as ComparisonProtocol;
const fact = (protocol: ComparisonProtocol, term: string, sources = 3) => protocolFacts(protocol, sources).find(([name]) => name === term)?.[1];

describe("the facts of a protocol", () => {
  it("speak of items in a rating study and of pairs in a comparison", () => {
    expect(protocolFacts(protocolSchema.parse(starkTemplate), 1).map(([term]) => term)).toContain("Evaluators per item");
    expect(fact(comparison, "Evaluators per pair")).toBe("4");
  });

  it("say which sources meet", () => {
    expect(fact(comparison, "Which sources meet", 2)).toBe("1 with 2");
    expect(fact(comparison, "Which sources meet")).toBe("all with all: 1 with 2, 1 with 3, 2 with 3");
    expect(fact({ ...comparison, contrasts: [[1, 3], [2, 3]] }, "Which sources meet")).toBe("1 with 3, 2 with 3");
  });

  it("say what is shown beside the conversations, and what is not", () => {
    expect(fact(comparison, "Shown beside the conversations")).toBe("nothing; speakers are numbered");
    expect(fact({ ...comparison, show: { ...comparison.show, dates: true, speakerNames: true } }, "Shown beside the conversations")).toBe("dates, speakers' names");
  });

  it("count the hand-over in hours where they are whole", () => {
    expect(fact(comparison, "Planned work goes to others after")).toBe("24 hours");
    expect(fact({ ...comparison, handOverMinutes: 90 }, "Planned work goes to others after")).toBe("90 minutes");
  });
});
