import type { Art } from "../scenes/art";
import { outOfFocus, portrait, selfie } from "../scenes/framing";
import { bicycle, cargoBicycle, wheel } from "../scenes/objects/bicycle";
import { toolBoard, toolbox } from "../scenes/objects/tools";
import { cast, dressed } from "../scenes/people/cast";
import { person } from "../scenes/people/person";
import type { Picture } from "../scenes/picture";
import { bush, palm } from "../scenes/places/nature";
import { floorLamp, room, shelf, sunbeam, windowWith } from "../scenes/places/room";
import { cloud, sky, sun } from "../scenes/places/sky";
import { bunting, paintedWall, pavement, shopFront } from "../scenes/places/street";
import { at, circle, ellipse, finish, line, path, rect, shadow } from "../scenes/shapes";

const { look, outfit } = cast.kwame;
const courier = dressed(cast.kwame, { kind: "tee", top: "#d9542f", accent: "#fbf3e2", hat: { kind: "helmet", colour: "#f4f1e8" } });
const unit = { wall: "#e9c88f", awning: "#1f7a6d", shutter: "#4d7fae" };
const bagStrap = path("M-52,30 L-38,18 L60,200 L44,212 Z", "#2b2b38") + rect(30, 176, 90, 74, "#33333f", { rx: 10 });

function lane(art: Art, wallColour: string, band: string): string {
  return paintedWall(art, 560, wallColour, band) + pavement(art, 560, "#c98a5c", false);
}

function workshop(art: Art): string {
  return room(art, "#e3cfa6", "#9a8573", 590) + windowWith(art, 730, 90, 210, 240, sky(art, "day", 340) + at(840, 400, 0.9, palm(art))) + toolBoard(art, 60, 80, 460, 260) + shelf(art, 560, 210, 130) + circle(600, 168, 40, "none", { stroke: "#2a2a33", strokeWidth: 12 }) + circle(650, 168, 40, "none", { stroke: "#2a2a33", strokeWidth: 12 }) + sunbeam(art, 740, 330, 190, -260, 420);
}

const pupils = [
  { skin: "#6b4230", hair: { style: "puff", colour: "#1d1619" }, age: "child", shoulders: 48 },
  { skin: "#8a5a40", hair: { style: "fade", colour: "#1d1619" }, age: "child", shoulders: 48 },
  { skin: "#5d3a2a", hair: { style: "braids", colour: "#1d1619" }, age: "child", shoulders: 46 },
] as const;

export const kwamePictures: readonly Picture[] = [
  {
    key: "kwame-face", category: "portrait", keywords: ["portrait"], shape: "square", persona: true,
    description: "Portrait of a man in his twenties with short hair and a short beard, in a yellow shirt and blue dungarees.",
    draw: (art) => portrait(art, look, outfit, "#7fb5a3", { mood: "grin" }),
  },
  {
    key: "kwame-01", category: "belongings", keywords: ["red bicycle", "painted wall", "delivery box"], shape: "landscape", persona: false,
    description: "A red delivery bicycle with a yellow box on its rack, leaning against a turquoise and cream wall in strong sun.",
    draw: (art) => lane(art, "#f2dfb4", "#2f9c95") + at(520, 650, 1.45, bicycle(art, "#c8322b", { rack: "#e9b43a" })) + path("M0,0 L420,0 L180,560 L0,560 Z", "#fff3c4", { opacity: 0.22 }) + at(960, 640, 1.2, palm(art)) + finish(art, "#ffb35c", 0.1),
  },
  {
    key: "kwame-02", category: "selfie", keywords: ["selfie", "courier", "helmet"], shape: "square", persona: true,
    description: "Selfie of Kwame in a white helmet and orange courier shirt, the strap of a black bag across his chest, a sunny street with palms behind.",
    draw: (art) => selfie(art, sky(art, "day") + sun(art, 830, 170, 60) + cloud(art, 260, 220, 1.6) + at(160, 760, 1.7, palm(art)) + at(880, 800, 1.5, palm(art)) + rect(0, 640, 1024, 384, art.linear(["#e3b98a", "#c98a5c"])), { look, outfit: courier, pose: { held: bagStrap } }) + finish(art),
  },
  {
    key: "kwame-03", category: "family", keywords: ["grandmother", "veranda", "headwrap"], shape: "portrait", persona: false,
    description: "Kwame's grandmother in a purple dress with yellow dots and a red headwrap, sitting on her veranda among potted plants.",
    draw: (art) =>
      rect(0, 0, 768, 1024, art.linear(["#f4dfb2", "#e6bd7f"])) + rect(70, 120, 220, 520, art.linear(["#2f7d74", "#1f5d57"])) + rect(92, 150, 176, 470, "#3f968b") + circle(250, 400, 9, "#e7b54a") + rect(0, 700, 768, 324, art.linear(["#c4875a", "#96603e"])) + rect(0, 0, 768, 70, "#8a5a3b") + rect(690, 60, 40, 680, art.linear(["#fbf3e2", "#d8c7a6"], true)) +
      at(660, 760, 1.1, bush(art, "#3f8a58", "#d9542f")) + at(90, 800, 0.8, bush(art, "#4f9a5c")) + shadow(art, 420, 950, 230, 30) + rect(250, 440, 340, 330, art.linear(["#a8703f", "#7c4f2c"]), { rx: 40 }) + rect(232, 690, 376, 60, "#8a5a33", { rx: 22 }) + line("M262,740 L250,960 M578,740 L590,960", "#6b4328", 24) +
      at(420, 450, 1.3, person(art, cast.grandmother.look, cast.grandmother.outfit, { mood: "smile", leftHand: [-40, 200], rightHand: [40, 200], sit: true })) + finish(art, "#ffb35c", 0.1),
  },
  {
    key: "kwame-04", category: "places", keywords: ["empty shop", "shutter", "street"], shape: "landscape", persona: false,
    description: "A small corner shop with its blue shutter down, a green striped awning and weeds by the step; nobody has used it for a while.",
    draw: (art) => sky(art, "day") + cloud(art, 180, 110, 1.2) + at(910, 600, 1.5, palm(art)) + pavement(art, 590, "#c98a5c") + shopFront(art, 210, 592, 600, 470, unit, 0) + at(240, 604, 0.5, bush(art, "#7d9a4f")) + at(770, 606, 0.4, bush(art, "#8aa35a")) + at(860, 622, 0.55, bush(art, "#6f8f4f")) + finish(art, "#ffb35c", 0.06),
  },
  {
    key: "kwame-05", category: "work", keywords: ["bicycle workshop", "tools", "wheels"], shape: "landscape", persona: false,
    description: "The inside of a bicycle workshop: a board of tools, spare tyres on a shelf, a green bicycle on the floor and a red toolbox.",
    draw: (art) => workshop(art) + at(430, 690, 1.15, bicycle(art, "#2f8a5c")) + toolbox(art, 770, 706, "#c2452f") + wheel(art, 120, 620, 74) + finish(art, "#ffb35c", 0.1),
  },
  {
    key: "kwame-06", category: "work", keywords: ["mechanic", "wheel", "workshop"], shape: "landscape", persona: true,
    description: "Kwame in his blue dungarees and yellow shirt truing a wheel by hand in the workshop.",
    draw: (art) => outOfFocus(art, workshop(art), 3) + at(480, 350, 1.55, person(art, look, outfit, { mood: "calm", tilt: 6, leftHand: [-86, 168], rightHand: [86, 168], held: at(0, 170, 1, wheel(art, 0, 0, 94)) })) + finish(art, "#ffb35c", 0.1),
  },
  {
    key: "kwame-07", category: "special day", keywords: ["children", "repair class", "bicycles"], shape: "landscape", persona: true,
    description: "Kwame and three laughing children in front of the open shop, a small blue bicycle between them, flags overhead.",
    draw: (art) => {
      const [ama, kofi, esi] = pupils;
      const clothes = (top: string) => dressed(cast.kwame, { kind: "tee", top, accent: "#fbf3e2", legs: "#3d4a66", shoes: "#c2452f" });
      return sky(art, "day") + pavement(art, 560, "#c98a5c") + shopFront(art, 120, 562, 780, 470, unit, 1, wheel(art, 300, 330, 60) + wheel(art, 440, 330, 60) + toolBoard(art, 560, 260, 240, 220)) + bunting(0, 120, 1024, 90, 60, 18) +
        at(230, 342, 0.72, person(art, look, outfit, { mood: "grin", rightHand: [120, -20], turn: 0.6 })) + at(430, 480, 0.54, person(art, ama, clothes("#8d5fb0"), { mood: "laugh" })) + at(800, 466, 0.56, person(art, kofi, clothes("#3f8a58"), { mood: "grin", leftHand: [-110, 0] })) + at(916, 486, 0.52, person(art, esi, clothes("#f0b23e"), { mood: "laugh" })) + at(620, 706, 0.72, bicycle(art, "#2f6fb0")) + finish(art);
    },
  },
  {
    key: "kwame-08", category: "vehicles", keywords: ["cargo bicycle", "parcels", "delivery"], shape: "landscape", persona: false,
    description: "A long green cargo bicycle with a wooden front box full of parcels, standing by an ochre wall.",
    draw: (art) => lane(art, "#e9a95c", "#b5523a") + at(480, 660, 1.4, cargoBicycle(art, "#2f8a5c", "#b98550")) + finish(art, "#ffb35c", 0.08),
  },
  {
    key: "kwame-09", category: "special day", keywords: ["shop opening", "evening", "lights"], shape: "landscape", persona: true,
    description: "Opening evening: the shop lit from inside, the shutter up, flags along the awning and Kwame waving at the door beside his grandmother.",
    draw: (art) =>
      sky(art, "dusk") + at(80, 600, 1.4, palm(art)) + pavement(art, 590, "#7d5a5a") + shopFront(art, 210, 592, 640, 480, unit, 1, rect(200, 100, 660, 500, art.linear(["#ffe2a0", "#e9b765"])) + toolBoard(art, 520, 260, 280, 220) + wheel(art, 330, 330, 60) + at(300, 590, 0.7, floorLamp(art, 0, 0, 220))) + bunting(150, 120, 920, 120, 40, 16) +
      ellipse(530, 640, 360, 50, "#ffd98a", { opacity: 0.28 }) + at(640, 300, 0.82, person(art, look, outfit, { mood: "laugh", rightHand: [104, -70] })) + at(470, 354, 0.72, person(art, cast.grandmother.look, cast.grandmother.outfit, { mood: "smile" })) + finish(art, "#ff9a6b", 0.08),
  },
];
