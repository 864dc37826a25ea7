import { describe, expect, it } from "vitest";
import { parseDottedDate, parseSpokenDate } from "@/lib/datasets/formats/dates";
import { parsePythonLiteral } from "@/lib/datasets/formats/python-literal";
import { asAge, asList, decodeEscapes, scalarText } from "@/lib/datasets/formats/values";

describe("Python's repr", () => {
  it.each([
    ["[]", []],
    ["{'a': [1, -2.5, 1e3], \"b\": (None, True, False)}", { a: [1, -2.5, 1000], b: [null, true, false] }],
    ["['it\\'s', \"say \\\"x\\\"\", 'line\\nbreak', '\\u00e9', '\\x41', '\\U0001F35E']", ["it's", 'say "x"', "line\nbreak", "é", "A", "🍞"]],
    ["[nan, 'x',]", [null, "x"]],
    ["{}", {}],
    ["[ 1 , [2 , {'k': 'v'}] ]", [1, [2, { k: "v" }]]],
  ])("%s", (text, value) => {
    expect(parsePythonLiteral(text)).toEqual(value);
  });

  it.each(["[", "['a'", "[1 2]", "__import__('os')", "[open('x')]", "[1] + [2]", "{'a'}", "{1: }", "['\\U99999999']", "", "[".repeat(200)])("%s is no literal", (text) => {
    expect(parsePythonLiteral(text)).toBeUndefined();
  });

  it("makes a key of a prototype's name a plain key", () => {
    const value = parsePythonLiteral("{'__proto__': {'isAdmin': True}}") as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(["__proto__"]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

describe("dates", () => {
  it.each([
    ["2024.02.29", { date: "2024-02-29", dateText: "2024.02.29" }],
    ["2023.02.29", { dateText: "2023.02.29" }],
    ["2024.13.01", { dateText: "2024.13.01" }],
    ["2024.1.5", { date: "2024-01-05", dateText: "2024.1.5" }],
    ["2024-01-05", { date: "2024-01-05" }],
    ["in spring", { dateText: "in spring" }],
    ["0000.01.01", { dateText: "0000.01.01" }],
  ])("%s", (text, expected) => expect(parseDottedDate(text)).toEqual(expected));

  it.each([
    ["12:09 am on 13 September, 2023", "2023-09-13T00:09"],
    ["12:30 pm on 1 May, 2023", "2023-05-01T12:30"],
    ["1:56 pm on 8 May, 2023", "2023-05-08T13:56"],
    ["13:00 pm on 8 May, 2023", undefined],
    ["1:56 pm on 31 June, 2023", undefined],
    ["1:56 pm on 8 Mai, 2023", undefined],
  ])("%s", (text, date) => expect(parseSpokenDate(text)).toEqual(date === undefined ? { dateText: text } : { date, dateText: text }));
});

describe("cells", () => {
  it("are text only where they are scalar", () => {
    expect([scalarText(5), scalarText(10n), scalarText(true), scalarText("x")]).toEqual(["5", "10", "true", "x"]);
    expect([scalarText(["x"]), scalarText({}), scalarText(null), scalarText(" "), scalarText("nan"), scalarText(Number.NaN)]).toEqual(Array(6).fill(undefined));
  });

  it("are lists where they are, or where their text is one", () => {
    expect(asList(`["a", ["b"]]`)).toEqual(["a", ["b"]]);
    expect(asList("{}")).toBeUndefined();
    expect(asList("not json")).toBeUndefined();
    expect(asList("[1, 2")).toBeUndefined();
  });

  it("are ages where a person can have them", () => {
    expect([asAge("48"), asAge(48), asAge("48.0"), asAge("0")]).toEqual([48, 48, 48, 0]);
    expect([asAge("about 40"), asAge("151"), asAge("-3"), asAge("")]).toEqual(Array(4).fill(undefined));
  });

  it("have their escapes decoded, and nothing else of them", () => {
    expect(decodeEscapes("\\u53cb\\\\u7406 \\n \\u12")).toBe("友理 \\n \\u12");
  });
});
