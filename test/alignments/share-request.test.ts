import { describe, expect, it } from "vitest";
import { requestOfShare, type ShareToAlign } from "@/lib/alignments/share-request";

const share: ShareToAlign = { imageId: "i", description: " A kite ", source: "Device", name: "Mia", age: 30, gender: " Female", faceDescription: "freckles", facePicture: null, isPortrait: false };
const asked = { provider: "scripted" } as const;
const request = (change: Partial<ShareToAlign>, more: object = {}) => requestOfShare({ ...share, ...change }, { ...asked, ...more }, () => "drawn");

describe("requestOfShare", () => {
  it("takes description, source and persona from the share, in whatever letters", () => {
    expect(request({})).toEqual({ description: "A kite", provider: "scripted", module: undefined, seed: "drawn", source: "device", person: { name: "Mia", age: 30, gender: "female", face: "freckles", picture: undefined } });
    expect(request({}, { seed: "7" }).seed).toBe("7");
  });

  it("knows nobody whose age or gender is not known, and then personalises nothing", () => {
    expect(request({ age: null }).person).toBeNull();
    expect(request({ gender: "woman" }).person).toBeNull();
    expect(request({ source: "a magazine" }).source).toBeNull();
    expect(() => request({ age: null }, { module: "p-t2i" })).toThrow(/are not known/);
  });

  it("knows a face for one, and asks for none of somebody who may be a child", () => {
    expect(request({ isPortrait: true })).toMatchObject({ isPortrait: true, person: { age: 30 } });
    expect(() => request({ isPortrait: true, age: null })).toThrow(/no picture of their face/);
  });

  it("cannot do without a description", () => {
    for (const description of [null, "  "]) expect(() => request({ description })).toThrow(/no description/);
  });
});
