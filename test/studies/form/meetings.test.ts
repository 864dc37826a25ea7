import { describe, expect, it } from "vitest";
import { contrastsSent, everyTwo, meetingsForm } from "@/lib/studies/form/meetings";
import { sourceProblems, contrastsOf, protocolSchema, type ComparisonProtocol } from "@/lib/studies/protocol";
import { comparisonTemplate } from "@/lib/studies/template";

const sources = ["a", "b", "c", "d"].map((id) => ({ id }));
const [a, b, c, d] = sources as [{ id: string }, { id: string }, { id: string }, { id: string }];

describe("which sources meet", () => {
  it("is read from the protocol and sent back as it was", () => {
    for (const contrasts of ["all", [[1, 2], [1, 3], [1, 4]], [[1, 4], [2, 3]]] as ComparisonProtocol["contrasts"][]) {
      expect(contrastsSent(meetingsForm(contrasts, sources), sources)).toEqual(contrasts);
    }
    expect(meetingsForm([[1, 2], [1, 3], [1, 4]], sources).which).toBe("first");
    expect(meetingsForm([[1, 4], [2, 3]], sources).which).toBe("chosen");
  });

  it("means the same sources when one before them is taken out", () => {
    const meetings = meetingsForm([[1, 2], [2, 4], [3, 4]], sources);
    expect(contrastsSent(meetings, [b, c, d])).toEqual([[1, 3], [2, 3]]);
    expect(contrastsSent({ which: "first", pairs: [] }, [b, c, d])).toEqual([[1, 2], [1, 3]]);
  });

  it("is no question for two sources", () => {
    expect(contrastsSent({ which: "chosen", pairs: [] }, [a, b])).toBe("all");
    expect(contrastsSent({ which: "first", pairs: [] }, [a, b])).toBe("all");
  });

  it("leaves a source that meets nobody to the server's answer", () => {
    const protocol = protocolSchema.parse(comparisonTemplate) as ComparisonProtocol;
    const contrasts = contrastsSent({ which: "chosen", pairs: ["a b"] }, [a, b, c]);
    expect(sourceProblems({ ...protocol, contrasts }, 3)).toEqual([{ path: ["protocol", "contrasts"], message: "source 3 meets no other one" }]);
  });

  it("lists every two as the protocol does", () => {
    expect(everyTwo(sources).map(({ first, second }) => [first, second])).toEqual(contrastsOf({ contrasts: "all" }, 4));
  });
});
