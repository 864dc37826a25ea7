import { describe, expect, it } from "vitest";
import { NO_ANSWERS, withAnswer } from "@/lib/reports/datasheet/answers";
import { datasheetText } from "@/lib/reports/datasheet/datasheet-text";
import { fillDatasheet } from "@/lib/reports/datasheet/fill";
import { COMPARISON, criterion, RATING } from "./sample-facts";

describe("the sheet as Markdown", () => {
  it("has sections, criteria, answers, drafts as drafts, and says what is not answered", () => {
    const text = datasheetText(fillDatasheet(RATING, withAnswer(NO_ANSWERS, "3.2.2.2", null, { text: "By the hour.", options: [4] })));
    expect(text).toMatch(/^# Datasheet: Conversations over years\n\n/);
    expect(text).toContain("29 of 62 questions are answered.");
    expect(text).toContain("**3.2.2.2  Were they paid?**\n\n> Does not apply  \n> By the hour.\n\n");
    expect(text).toContain("### Coherence\n\n**4.1.1  Kind of quality**\n\n*Not answered.*");
    expect(text).toContain("*Draft, not confirmed:*\n\n> N/A\n\n");
    expect(text.match(/^## \d\. /gm)).toHaveLength(5);
  });

  it("says first what must be known before it is read", () => {
    expect(datasheetText(fillDatasheet(COMPARISON, NO_ANSWERS))).toContain("**Interim: 291 of 300 judgments so far. Numbers will change.**");
  });

  it("takes nobody's words for markup", () => {
    const words = "# Not a heading\n<script>alert(1)</script> [a](javascript:b) *c* `d` | &lt; $e$\n- no list\n1. nor here";
    const facts = { ...RATING, study: { ...RATING.study, title: "<h1>*Title*" }, criteria: [criterion("flow", { name: "**Flow**", definition: words })] };
    const text = datasheetText(fillDatasheet(facts, NO_ANSWERS));
    expect(text).toMatch(/^# Datasheet: \\<h1\\>\\\*Title\\\*\n/);
    expect(text).toContain("### \\*\\*Flow\\*\\*");
    expect(text).toContain("> \\# Not a heading  \n> \\<script\\>alert(1)\\</script\\> \\[a\\](javascript:b) \\*c\\* \\`d\\` \\| \\&lt; \\$e\\$  \n> \\- no list  \n> 1\\. nor here");
  });
});
