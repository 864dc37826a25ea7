import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readAnswer } from "@/lib/mcu/answer/read-answer";
import { wireSchema } from "@/lib/mcu/answer/wire-schema";
import { NOTES } from "./notes-step";

const stop = (text: string) => readAnswer({ text, finish: "stop" }, NOTES, { max: 3 });
const good = { title: "Tea", notes: [{ id: 1, text: "It's \"hot\" {now}", mood: null }], isDone: true };
const json = JSON.stringify(good);
const python = `{'title': 'Tea', 'notes': [{'id': 1, 'text': 'It is hot', 'mood': None}], 'isDone': True}`;

describe("readAnswer", () => {
  it.each([
    ["as it was sent", json, "as-sent"],
    ["with white space around", `\n ${json}\n\n`, "as-sent"],
    ["in a fence", "```json\n" + json + "\n```", "fence"],
    ["in prose", `Sure! Here {as asked} it is: ${json} Anything else?`, "fence"],
    ["after thinking", `<think>maybe {"title": "No"}</think>${json}`, "fence"],
    ["written out twice", JSON.stringify(json), "fence"],
    ["as a Python dict", python, "repair"],
    ["with trailing commas", json.replace("}]", ",}]"), "repair"],
    ["as a list of one", `[${json}]`, "normalised"],
  ])("reads an answer %s", (_, text, rung) => {
    const read = stop(text);
    expect(read).toMatchObject({ ok: true, rung, value: { title: "Tea", isDone: true } });
  });

  it.each([["length"], ["filtered"], ["unknown"], ["stop"]] as const)("never repairs what was cut off (%s)", (finish) => {
    for (const whole of [json, python, `As you {asked}: ${json}`, "```json\n" + json]) {
      const first = whole.search(/[{[]['"]/);
      for (let end = first + 1; end < whole.length; end += 1) {
        const read = readAnswer({ text: whole.slice(0, end), finish }, NOTES, { max: 3 });
        expect(read, whole.slice(0, end)).toMatchObject({ ok: false, isTruncated: true });
      }
    }
  });

  it("repairs a whole answer in which a quote stands that is none", () => {
    expect(stop(json.replace("Tea", 'Tea 12" tall'))).toMatchObject({ ok: true, rung: "repair" });
  });

  it("takes a whole answer after which white space ran until the limit", () => {
    expect(readAnswer({ text: json + " \n".repeat(3000), finish: "length" }, NOTES, { max: 3 })).toMatchObject({ ok: true, rung: "as-sent" });
  });

  it("takes no draft out of thinking that never ended", () => {
    expect(readAnswer({ text: `<think>perhaps ${json} or`, finish: "length" }, NOTES, { max: 3 })).toMatchObject({ ok: false, isTruncated: true });
  });

  it("names the place of what does not fit, and what the step's own check says", () => {
    const form = stop(JSON.stringify({ ...good, notes: [{ id: "x", text: 3, mood: null }] }));
    expect(form.ok ? [] : form.problems).toEqual(expect.arrayContaining([expect.stringMatching(/^notes\.0\.text: /)]));
    expect(readAnswer({ text: json, finish: "stop" }, NOTES, { max: 0 })).toEqual({ ok: false, isTruncated: false, problems: ["There are more than 0 notes."] });
  });

  it.each([
    ["100,000 brackets", "[".repeat(1e5) + "]".repeat(1e5)],
    ["100,000 objects", '{"a":'.repeat(1e5)],
    ["100,000 calls", "{a:" + "f(".repeat(1e5)],
    ["more than is read", `{"title": "${"x".repeat(400_001)}"}`],
    ["nothing", ""],
    ["words", "I cannot help with that."],
  ])("refuses %s without harm", (_, text) => {
    expect(stop(text).ok).toBe(false);
  });

  it("lets no key reach a prototype", () => {
    const read = stop(`{"__proto__": {"isAdmin": true}, ${json.slice(1)}`);
    expect(read).toMatchObject({ ok: true });
    expect(read.ok && "isAdmin" in read.value).toBe(false);
    expect("isAdmin" in {}).toBe(false);
  });

  it("never throws, and never lets through what is not of the form", () => {
    const mutation = fc.record({ at: fc.nat(json.length), cut: fc.nat(6), put: fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom("{", "}", "[", "]", '"', "'", ",", "```", "None", "\\")) });
    fc.assert(fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), fc.constantFrom("stop" as const, "length" as const), (mutations, finish) => {
      let text = json;
      for (const { at, cut, put } of mutations) text = text.slice(0, at) + put + text.slice(at + cut);
      const read = readAnswer({ text, finish }, NOTES, { max: 3 });
      if (read.ok) {
        expect(NOTES.wire.safeParse(read.value).success).toBe(true);
        if (finish === "length") expect(read.rung).not.toBe("repair");
      } else expect(read.problems.length).toBeGreaterThan(0);
    }), { numRuns: 2000 });
  });
});

describe("wireSchema", () => {
  it("closes every object and leaves out what grammars stumble over", () => {
    const text = JSON.stringify(wireSchema({ wire: z.object({ id: z.int(), in: z.array(z.object({ type: z.string() })).max(3) }) }));
    expect(text).not.toMatch(/\$schema|9007199254740991/);
    expect(text.match(/"additionalProperties":false/g)).toHaveLength(2);
    expect(wireSchema(NOTES)).toMatchObject({ type: "object", required: ["title", "notes", "isDone"] });
  });
});
