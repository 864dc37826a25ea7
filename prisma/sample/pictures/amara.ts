import type { Art } from "../scenes/art";
import { portrait, selfie } from "../scenes/framing";
import { clayPot } from "../scenes/objects/garden";
import { cast, dressed } from "../scenes/people/cast";
import { person } from "../scenes/people/person";
import type { Picture } from "../scenes/picture";
import { gull, jetty } from "../scenes/places/coast";
import { bowl, cooker, counter, pot, tiles, wallCupboards } from "../scenes/places/kitchen";
import { palm, spruce } from "../scenes/places/nature";
import { box, pendantLamp, room, sunbeam, windowWith } from "../scenes/places/room";
import { cloud, hills, mountain, sky, snowfall, sun, water } from "../scenes/places/sky";
import { gabledHouse } from "../scenes/places/street";
import { at, circle, ellipse, finish, glow, line, path, rect } from "../scenes/shapes";

const { look, outfit } = cast.amara;
const robe = dressed(cast.amara, { kind: "robe", top: "#2f6f8f", accent: "#e9f1f3", hat: { kind: "beanie", colour: "#c2452f" } });
const scrubs = dressed(cast.amara, { kind: "scrubs", top: "#2f9088", accent: "#d5ece8", shortSleeves: true, legs: "#2f9088" });
const old = { cabinet: "#8a5f3c", counter: "#b9a78a", tile: "#d9b95c", handle: "#3a2a22" };
const fresh = { cabinet: "#5f8f6f", counter: "#e3cda6", tile: "#f4efe2", handle: "#e7b54a" };

function bay(art: Art, time: "dawn" | "overcast"): string {
  return sky(art, time) + hills(art, 360, 30, time === "dawn" ? "#6f6f9a" : "#8fa0ab", 440) + at(800, 400, 0.42, gabledHouse(art, 0, 0, 150, 120, "#b5392c")) + at(180, 404, 0.5, spruce(art, "#4a6570", true)) + at(250, 402, 0.4, spruce(art, "#4a6570", true)) + water(art, 400, time === "dawn" ? "#5f7fa8" : "#5f7f90", time === "dawn" ? "#ffd9b0" : "#ffffff");
}

const friends = [
  { look: { skin: "#f3cdb4", hair: { style: "ponytail", colour: "#e0c07f" }, age: "young", shoulders: 54 }, top: "#3f6f9a" },
  { look: { skin: "#c98d62", hair: { style: "short", colour: "#2a2024" }, beard: { style: "short", colour: "#2a2024" }, age: "middle", shoulders: 64 }, top: "#8a4f5c" },
] as const;

export const amaraPictures: readonly Picture[] = [
  {
    key: "amara-face", category: "portrait", keywords: ["portrait"], shape: "square", persona: true,
    description: "Portrait of a woman in her thirties with natural black hair tied up high and gold earrings, in a mustard jumper.",
    draw: (art) => portrait(art, look, outfit, "#9fc0b8", {}, 3.9),
  },
  {
    key: "amara-01", category: "places", keywords: ["jetty", "winter sea", "ladder"], shape: "landscape", persona: false,
    description: "A snow-edged wooden jetty with a bathing ladder running out into a grey winter sea.",
    draw: (art) => bay(art, "overcast") + jetty(art, 420, true) + gull(260, 150, 0.9) + gull(720, 210, 0.7) + snowfall(art, 60) + finish(art, "#8fb0d0", 0.08),
  },
  {
    key: "amara-02", category: "selfie", keywords: ["selfie", "winter swim", "woollen hat"], shape: "square", persona: true,
    description: "Selfie of Amara after a winter swim, in a blue bathrobe and a red woollen hat, the sea and snowy trees behind.",
    draw: (art) => selfie(art, sky(art, "overcast") + hills(art, 470, 40, "#8fa0ab", 620) + at(150, 600, 1.3, spruce(art, "#4a6570", true)) + at(900, 600, 1.1, spruce(art, "#4a6570", true)) + water(art, 590, "#5f7f90"), { look, outfit: robe, pose: { mood: "laugh" } }) + snowfall(art, 50) + finish(art, "#8fb0d0", 0.06),
  },
  {
    key: "amara-03", category: "home", keywords: ["old kitchen", "brown cupboards"], shape: "landscape", persona: false,
    description: "A dim old kitchen with dark brown cupboards, mustard tiles and one bare bulb.",
    draw: (art) => rect(0, 0, 1024, 560, art.linear(["#c9b893", "#b5a27c"])) + tiles(art, 350, 230, old.tile) + wallCupboards(art, 60, 90, 3, old) + wallCupboards(art, 750, 90, 1, old) + counter(art, 560, old) + cooker(art, 650, 560) + line("M512,0 V120", "#3a3340", 4) + circle(512, 136, 19, "#ffe9b0") + glow(art, 512, 140, 150, "#ffe2a0", 0.6) + bowl(art, 200, 562, 66, "#a9794a", "") + rect(0, 0, 1024, 768, "#3a2a1c", { opacity: 0.2 }) + finish(art, "#6b4c2a", 0.1),
  },
  {
    key: "amara-04", category: "home", keywords: ["moving boxes", "empty flat", "window"], shape: "landscape", persona: false,
    description: "An empty room with a large window, six moving boxes, a rolled-up carpet and a plant on the bare floor.",
    draw: (art) => room(art, "#e3e0d3", "#c09a6b", 560) + windowWith(art, 560, 70, 320, 360, sky(art, "day", 440) + cloud(art, 700, 170, 0.8) + hills(art, 360, 20, "#7f9a8a", 460)) + sunbeam(art, 570, 440, 300, -240, 320) + box(art, 100, 660, 190, 150) + box(art, 130, 510, 150, 110, "#b98550") + box(art, 310, 690, 170, 130, "#d0a670") + box(art, 330, 556, 120, 96) + box(art, 790, 680, 180, 130) + box(art, 820, 546, 120, 90, "#b98550") + rect(480, 690, 280, 46, art.linear(["#c2654f", "#8a3f33"]), { rx: 23 }) + circle(482, 713, 22, "#a9503f") + circle(482, 713, 12, "#e0a08a") + clayPot(art, 60, 720, 0.9, "#4f8a5c") + finish(art),
  },
  {
    key: "amara-05", category: "home", keywords: ["mountain", "snow", "pine trees"], shape: "landscape", persona: false,
    description: "A snow-covered mountain above a row of spruces under a clear winter sky.",
    draw: (art) => sky(art, "day") + sun(art, 180, 130, 40) + mountain(art, 240, 600, 700, 330, "#7a8499", 0.55) + mountain(art, 820, 600, 640, 300, "#8a92a5", 0.5) + mountain(art, 540, 620, 900, 480, "#6a748c", 0.6) + rect(0, 590, 1024, 178, art.linear(["#f7fafc", "#d5e2ee"])) + [60, 160, 250, 700, 800, 900, 985].map((x, i) => at(x, 640 + (i % 3) * 26, 0.8 + (i % 2) * 0.25, spruce(art, "#3f6558", true))).join("") + finish(art, "#a9c4ff", 0.06),
  },
  {
    key: "amara-06", category: "work", keywords: ["night shift", "hospital corridor", "scrubs"], shape: "landscape", persona: true,
    description: "Amara in turquoise nurse's clothes with a mug in her hands in a quiet hospital corridor at night.",
    draw: (art) => rect(0, 0, 1024, 768, art.linear(["#b5c9cc", "#8fa9b0"])) + path("M0,768 L340,470 L684,470 L1024,768 Z", art.linear(["#a9bcc0", "#7f98a0"])) + path("M0,0 L340,190 L684,190 L1024,0 Z", "#c9d9da") + rect(340, 190, 344, 280, "#7f9aa3") + rect(452, 250, 120, 220, "#5f7f8a") + circle(556, 366, 6, "#e7b54a") + path("M60,700 L60,180 L210,250 L210,590 Z M964,700 L964,180 L814,250 L814,590 Z", art.linear(["#e3ecec", "#c3d2d4"])) + path("M420,40 L604,40 L570,110 L454,110 Z", "#fdfdf4") + glow(art, 512, 80, 320, "#fffbe0", 0.5) + at(512, 340, 1.35, person(art, look, scrubs, { mood: "smile", leftHand: [-16, 130], rightHand: [18, 130], held: rect(-22, 92, 44, 52, art.linear(["#fbf3e2", "#e0d2b5"], true), { rx: 7 }) + line("M-8,84 q-8,-16 0,-28 M10,84 q-8,-16 2,-30", "#ffffff", 4, { opacity: 0.7 }) })) + finish(art, "#4f7fb0", 0.1),
  },
  {
    key: "amara-07", category: "home", keywords: ["green kitchen", "jollof rice", "cooking"], shape: "landscape", persona: true,
    description: "Amara in her mustard jumper stirring a red pot in a bright kitchen with sage-green cupboards and white tiles.",
    draw: (art) => tiles(art, 0, 600, fresh.tile) + wallCupboards(art, 30, 60, 2, fresh) + windowWith(art, 700, 70, 260, 290, sky(art, "golden", 400) + hills(art, 290, 20, "#7f9a6c", 420)) + pendantLamp(art, 500, 90, "#e7b54a") + at(450, 350, 1.18, person(art, look, outfit, { bust: true, mood: "grin", turn: 0.5, rightHand: [122, 62] })) + counter(art, 580, fresh) + cooker(art, 500, 580) + pot(art, 612, 582, "#c2352c") + line("M604,486 L594,410", "#b98550", 9) + clayPot(art, 880, 582, 0.6, "#5f8f5c") + bowl(art, 180, 582, 84, "#e7b54a", [[-40, -60], [0, -68], [40, -60]].map(([x = 0, y = 0]) => circle(180 + x, 582 + y, 27, "#d8362a")).join("")) + finish(art, "#ffcf8a", 0.07),
  },
  {
    key: "amara-08", category: "friends", keywords: ["dinner table", "friends", "candles"], shape: "landscape", persona: true,
    description: "Amara between two friends at a table laid with rice, plantain and candles, all three laughing.",
    draw: (art) => {
      const [elin, reza] = friends;
      const guest = (who: (typeof friends)[number], x: number, turn: number) => at(x, 340, 1.02, person(art, who.look, dressed(cast.ola, { top: who.top, accent: "#f4e9d8" }), { bust: true, mood: "laugh", turn }));
      const candle = (x: number) => glow(art, x, 470, 120, "#ffd98a", 0.7) + rect(x - 9, 494, 18, 74, "#fbf3e2") + path(`M${x},456 q14,22 0,36 q-14,-14 0,-36 Z`, "#ffb84d");
      return room(art, "#8fae9c", "#a9774c", 600) + windowWith(art, 90, 70, 220, 260, sky(art, "night", 340) + snowfall(art, 20)) + pendantLamp(art, 660, 90, "#c2452f") + guest(elin, 260, 0.7) + guest(reza, 780, -0.7) + at(520, 350, 1.05, person(art, look, outfit, { bust: true, mood: "laugh", tilt: -3 })) + rect(0, 556, 1024, 212, art.linear(["#c08a57", "#8a5a36"])) + bowl(art, 520, 648, 130, "#f1ead9", ellipse(520, 566, 112, 40, art.radial(["#f08a3c", "#d9542f"], 0.45, 0.3, 0.8))) + [190, 850].map((x) => ellipse(x, 640, 104, 26, "#fbf6ea") + ellipse(x, 636, 74, 16, "#e3d9c6") + [-34, -8, 18, 40].map((dx) => ellipse(x + dx, 630, 20, 11, "#e0a83c", { transform: `rotate(-14 ${x + dx} 630)` })).join("")).join("") + candle(360) + candle(690) + finish(art, "#ffb35c", 0.12);
    },
  },
  {
    key: "amara-09", category: "friends", keywords: ["sunrise", "winter bathing", "jetty"], shape: "landscape", persona: true,
    description: "Sunrise over a calm sea: Amara and her friend Elin in the water beside the jetty, both in woollen hats.",
    draw: (art) => {
      const [elin] = friends;
      const suit = (top: string, colour: string) => dressed(cast.amara, { kind: "swimsuit", top, hat: { kind: "beanie", colour } });
      const dip = art.clip(rect(0, 0, 1024, 560, "#000"));
      return bay(art, "dawn") + sun(art, 560, 330, 44, "#ffcf8a") + path("M500,400 L620,400 L760,768 L380,768 Z", art.linear(["#ffd9a0@0.6", "#ffd9a0@0"])) + `<g clip-path="${dip}">${at(370, 470, 1, person(art, look, suit("#2b3f66", "#c2452f"), { bust: true, mood: "laugh", leftHand: [-140, 60], rightHand: [140, 64] }))}${at(690, 486, 0.96, person(art, elin.look, suit("#8a3f5c", "#e7b54a"), { bust: true, mood: "grin", leftHand: [-130, 66], rightHand: [130, 60] }))}</g>` + [370, 690].map((x) => ellipse(x, 562, 190, 20, "#dceaf0", { opacity: 0.55 }) + ellipse(x, 566, 130, 10, "#ffffff", { opacity: 0.6 })).join("") + path("M0,640 L150,600 L150,768 L0,768 Z", art.linear(["#a98a6b", "#6b4f3a"])) + line("M130,600 V500 q0,-20 -14,-20 M96,610 V510", "#c9d2d8", 8) + finish(art, "#ffb38a", 0.08);
    },
  },
  {
    key: "amara-10", category: "work", keywords: ["colleague", "selfie", "hospital"], shape: "square", persona: true,
    description: "Selfie of Amara and her colleague Elin, who has a blond ponytail, both in turquoise nurse's clothes in a bright corridor.",
    draw: (art) => rect(0, 0, 1024, 1024, art.linear(["#dce9e8", "#b5cdd0"])) + path("M0,0 L330,260 L694,260 L1024,0 Z", "#f0f6f3") + rect(330, 260, 364, 500, "#a9c4c9") + path("M0,1024 L330,760 L694,760 L1024,1024 Z", "#8fa9b0") + at(690, 670, 2.6, person(art, friends[0].look, scrubs, { bust: true, mood: "grin", turn: -0.4, tilt: -5 })) + at(350, 690, 2.6, person(art, look, scrubs, { bust: true, mood: "laugh", turn: 0.4, tilt: 5, leftHand: [-150, 150], leftElbow: -1 })) + finish(art, "#ffcf8a", 0.05),
  },
  {
    key: "amara-11", category: "places", keywords: ["green hills", "Enugu", "house"], shape: "landscape", persona: false,
    description: "A small ochre house with a rust-red roof between palms, and row upon row of deep green hills behind it.",
    draw: (art) => sky(art, "golden") + hills(art, 300, 50, "#7fa88f") + hills(art, 370, 50, "#5f9470") + hills(art, 450, 40, "#4a8558") + hills(art, 560, 20, "#6f9a4f") + at(190, 660, 1.2, palm(art)) + at(850, 640, 1, palm(art)) + rect(380, 500, 290, 150, art.linear(["#e9b978", "#c98f54"])) + path("M350,506 L420,410 L630,410 L700,506 Z", art.linear(["#b5563c", "#8a3f2c"])) + rect(490, 560, 60, 90, "#5f4632") + [410, 590].map((x) => rect(x, 545, 48, 48, "#4a5a66", { stroke: "#fbf3e2", strokeWidth: 5 })).join("") + path("M500,650 L540,650 L640,768 L430,768 Z", "#d9a878") + finish(art, "#ffb35c", 0.08),
  },
];
