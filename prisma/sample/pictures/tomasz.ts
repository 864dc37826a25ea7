import type { Art } from "../scenes/art";
import { outOfFocus, portrait } from "../scenes/framing";
import { babyInPram, babyOnChest, cot, medal, mobile, pram, runningShoes, swaddledBaby } from "../scenes/objects/family";
import { toolbox } from "../scenes/objects/tools";
import { cast, dressed } from "../scenes/people/cast";
import { person } from "../scenes/people/person";
import type { Picture } from "../scenes/picture";
import { fallenLeaves, tree } from "../scenes/places/nature";
import { curtain, floorLamp, frame, room, rug, sofa, windowWith } from "../scenes/places/room";
import { cloud, hills, mist, moon, sky, stars, sun, water } from "../scenes/places/sky";
import { bunting } from "../scenes/places/street";
import { at, circle, ellipse, finish, line, path, polygon, rect, shadow } from "../scenes/shapes";

const { look, outfit } = cast.tomasz;
const home = dressed(cast.tomasz, { kind: "jumper", top: "#5a6f8a", accent: "#c9d4e0", shortSleeves: false, legs: "#6b6f78" });
const BABY = "#f5d0b5";

/** A castle with towers on its hill above the river bend. */
function castle(x: number, y: number, s: number, wall: string, roof: string): string {
  const tower = (tx: number, w: number, h: number) => rect(tx, -h, w, h, wall) + polygon([[tx - 8, -h], [tx + w / 2, -h - w * 1.1], [tx + w + 8, -h]], roof) + rect(tx + w / 2 - 6, -h + 24, 12, 24, "#4a4458");
  return at(x, y, s, path("M-330,40 C-260,-30 -120,-20 0,-30 C120,-40 260,-20 340,40 Z", "#6f8a5c") + rect(-220, -120, 440, 110, wall) + polygon([[-230, -120], [-190, -160], [190, -160], [230, -120]], roof) + [-180, -120, -60, 0, 60, 120].map((wx) => rect(wx, -84, 18, 34, "#4a4458", { rx: 9 })).join("") + tower(-250, 62, 210) + tower(-40, 54, 250) + tower(190, 70, 190));
}

function river(art: Art, time: "dawn" | "golden"): string {
  return sky(art, time) + sun(art, 220, 260, 40, "#ffd9a0") + hills(art, 400, 24, "#8f9a8a", 470) + castle(640, 420, 0.86, time === "dawn" ? "#c9a48f" : "#d9b493", "#8a5048") + water(art, 440, "#6f8fa5", "#fff1d0") + path("M0,768 L0,620 C260,560 520,600 700,768 Z", art.linear(["#8fa85f", "#6a8a48"])) + path("M120,768 C220,660 330,610 470,600 L520,612 C420,640 360,700 330,768 Z", "#d8c6a3");
}

function finishLine(art: Art): string {
  return sky(art, "day") + cloud(art, 200, 120, 1.2) + at(90, 560, 1.2, tree(art, "#5f9a54")) + at(940, 560, 1.3, tree(art, "#6fa85c")) + rect(0, 560, 1024, 208, art.linear(["#8b919a", "#6b707c"])) + line("M512,560 V768", "#f4efe6", 8, { strokeDasharray: "30 24" }) + rect(150, 150, 34, 470, "#c2452f") + rect(840, 150, 34, 470, "#c2452f") + rect(140, 130, 744, 90, art.linear(["#d9544d", "#b5392c"]), { rx: 8 }) + Array.from({ length: 12 }, (_, i) => rect(160 + i * 59, 150 + (i % 2) * 25, 59, 25, "#fbf6ea")).join("") + bunting(0, 60, 1024, 70, 30, 20);
}

function nursery(art: Art): string {
  return room(art, "#cfe0dc", "#c9a271", 600) + windowWith(art, 90, 90, 240, 280, sky(art, "day", 380) + cloud(art, 220, 190, 0.6) + hills(art, 310, 16, "#8fae7a", 400)) + curtain(art, 40, 60, 70, 340, "#f0c98a") + curtain(art, 320, 60, 70, 340, "#f0c98a") + frame(art, 770, 120, 150, 170, circle(845, 205, 34, "#e7b54a") + path("M780,260 q60,-50 130,0 l0,30 l-130,0 Z", "#7fb069"), "#b98550") + rug(art, 520, 690, 360, 58, "#8fb3c9");
}

export const tomaszPictures: readonly Picture[] = [
  {
    key: "tomasz-face", category: "portrait", keywords: ["portrait"], shape: "square", persona: true,
    description: "Portrait of a man of about thirty with short brown hair and stubble, in a blue running shirt with a white collar line.",
    draw: (art) => portrait(art, look, outfit, "#e3c9a0", { mood: "smile" }),
  },
  {
    key: "tomasz-01", category: "sport", keywords: ["marathon", "finish line", "medal"], shape: "landscape", persona: true,
    description: "Tomasz in his blue running shirt with both arms raised under a red finish arch, a medal round his neck.",
    draw: (art) => finishLine(art) + at(512, 362, 0.7, person(art, look, outfit, { mood: "laugh", leftHand: [-96, -120], rightHand: [96, -120], held: medal(art) })) + finish(art),
  },
  {
    key: "tomasz-02", category: "sport", keywords: ["running shoes", "worn"], shape: "landscape", persona: false,
    description: "A pair of worn orange running shoes with mud on the sides, standing on a doorstep.",
    draw: (art) => rect(0, 0, 1024, 470, art.linear(["#b5c9b0", "#93ac90"])) + rect(250, 0, 524, 470, art.linear(["#4f6f8a", "#3b566f"])) + rect(310, 60, 404, 300, "none", { stroke: "#34506a", strokeWidth: 8 }) + circle(720, 300, 16, "#e7b54a") + rect(0, 460, 1024, 308, art.linear(["#c9b9a0", "#a08c72"])) + rect(120, 500, 784, 190, art.linear(["#7a6a50", "#5f5140"]), { rx: 12 }) + at(460, 650, 1.6, runningShoes(art, "#e8603c", true)) + finish(art),
  },
  {
    key: "tomasz-03", category: "places", keywords: ["river path", "castle", "morning mist"], shape: "landscape", persona: false,
    description: "A path along a wide river in the morning mist, a castle with towers on the hill across the bend.",
    draw: (art) => river(art, "dawn") + mist(art, 340, 180) + mist(art, 470, 140) + finish(art, "#ffcf8a", 0.08),
  },
  {
    key: "tomasz-04", category: "family", keywords: ["couple", "selfie", "castle"], shape: "square", persona: true,
    description: "Selfie of Tomasz in his blue running shirt with his wife Ola, who has long reddish hair and a green jumper, the river and castle behind them.",
    draw: (art) => outOfFocus(art, river(art, "golden") + rect(0, 760, 1024, 264, "#7a9a54"), 4) + at(680, 660, 2.7, person(art, cast.ola.look, cast.ola.outfit, { bust: true, mood: "smile", turn: -0.5, tilt: -6 })) + at(340, 620, 2.9, person(art, look, outfit, { bust: true, mood: "grin", turn: 0.5, tilt: 4, leftHand: [-150, 150], leftElbow: -1 })) + finish(art, "#ffb35c", 0.08),
  },
  {
    key: "tomasz-05", category: "home", keywords: ["nursery", "half-built cot", "tools"], shape: "landscape", persona: false,
    description: "A small nursery with a cot half put together, bars lying on the rug and a red toolbox open beside it.",
    draw: (art) => nursery(art) + at(560, 676, 1.05, cot(art, "#d9b184", "", 2)) + line("M170,716 L380,680 M190,736 L400,704 M150,694 L340,666", "#c99a63", 13) + toolbox(art, 800, 736, "#c2452f") + [[420, 740], [450, 728], [700, 744]].map(([x = 0, y = 0]) => circle(x, y, 7, "#8b949e")).join("") + finish(art),
  },
  {
    key: "tomasz-06", category: "family", keywords: ["newborn", "asleep", "cot"], shape: "landscape", persona: false,
    description: "A newborn baby asleep in the finished cot, wrapped in a pale yellow blanket with white dots, a mobile of stars above.",
    draw: (art) => outOfFocus(art, nursery(art), 4) + at(512, 780, 1.9, cot(art, "#d9b184", at(-10, -150, 0.95, swaddledBaby(art, BABY, "#f0d58a")), 0)) + at(512, 90, 1.15, mobile(art)) + finish(art, "#ffcf8a", 0.08),
  },
  {
    key: "tomasz-07", category: "sport", keywords: ["running pram", "park", "autumn"], shape: "landscape", persona: true,
    description: "Tomasz running through an autumn park pushing a green three-wheeled pram with a baby in it, leaves flying.",
    draw: (art) => sky(art, "golden") + hills(art, 420, 30, "#b59a5c") + [70, 300, 760, 960].map((x, i) => at(x, 560 + (i % 2) * 20, 1.15 + (i % 3) * 0.15, tree(art, ["#d9742f", "#e2a23a", "#c2452f", "#d98a2f"][i] ?? "#d9742f"))).join("") + rect(0, 550, 1024, 218, art.linear(["#b5a05c", "#8f8048"])) + path("M0,768 L0,660 C340,620 700,620 1024,650 L1024,768 Z", art.linear(["#d8c6a3", "#bda882"])) + fallenLeaves(art, 560, 70) + at(400, 330, 0.74, person(art, look, outfit, { mood: "laugh", turn: 0.8, rightHand: [130, 130], leftHand: [60, 150], leftFoot: [-120, 460], leftKnee: -1, rightFoot: [70, 516] })) + at(640, 716, 1.05, pram(art, "#4f8a6f", babyInPram(art, BABY))) + finish(art, "#ffb35c", 0.08),
  },
  {
    key: "tomasz-08", category: "family", keywords: ["sofa", "asleep", "baby"], shape: "landscape", persona: true,
    description: "Tomasz asleep sitting on the sofa at night, the baby asleep on his chest, a floor lamp on and the Moon in the window.",
    draw: (art) => room(art, "#5f6f8f", "#6b5248", 600) + windowWith(art, 90, 80, 230, 270, rect(90, 80, 230, 270, art.linear(["#141a44", "#2f3a70"])) + stars(art, 120, 340) + moon(art, 250, 150, 26), "#d8d2c6") + floorLamp(art, 900, 690, 470) + sofa(art, 220, 700, 600, "#b5654c") + at(512, 350, 0.98, person(art, look, home, { sit: true, mood: "asleep", tilt: 10, leftHand: [-30, 140], rightHand: [34, 150], held: at(2, 36, 0.9, babyOnChest(art, BABY, "#f0d58a")) })) + finish(art, "#3f4fb0", 0.14),
  },
  {
    key: "tomasz-09", category: "sport", keywords: ["race", "pram", "finish line"], shape: "landscape", persona: true,
    description: "Tomasz under the red finish arch with the green running pram and Ola cheering beside them.",
    draw: (art) => finishLine(art) + at(300, 356, 0.74, person(art, look, outfit, { mood: "grin", rightHand: [128, 120], held: medal(art) })) + at(540, 720, 0.98, pram(art, "#4f8a6f", babyInPram(art, BABY))) + at(790, 372, 0.72, person(art, cast.ola.look, cast.ola.outfit, { mood: "laugh", leftHand: [-90, -110], rightHand: [90, -110] })) + shadow(art, 300, 752, 70, 10) + ellipse(790, 756, 60, 8, "#1b1430", { opacity: 0.2 }) + finish(art),
  },
  {
    key: "tomasz-10", category: "family", keywords: ["wife", "reading", "sofa"], shape: "landscape", persona: false,
    description: "Ola, with long reddish hair and a green jumper, sitting on the red sofa with a book in her hands, sunlight from the window.",
    draw: (art) => room(art, "#e3d9c3", "#b08a66", 600) + windowWith(art, 90, 80, 230, 270, sky(art, "day", 380) + cloud(art, 210, 170, 0.6) + hills(art, 300, 16, "#8fae7a", 400)) + floorLamp(art, 910, 690, 470) + sofa(art, 220, 700, 600, "#b5654c") + at(512, 350, 0.98, person(art, cast.ola.look, cast.ola.outfit, { sit: true, mood: "smile", leftHand: [-34, 172], rightHand: [34, 172], held: path("M-52,120 Q-24,108 0,122 Q24,108 52,120 L52,184 Q24,172 0,186 Q-24,172 -52,184 Z", "#2f5d8a") + path("M-46,116 Q-22,106 0,118 L0,122 Q-24,110 -46,120 Z M46,116 Q22,106 0,118 L0,122 Q24,110 46,120 Z", "#fbf6ea") + line("M0,122 V186", "#1f4468", 3) })) + finish(art, "#ffcf8a", 0.08),
  },
  {
    key: "tomasz-11", category: "sport", keywords: ["running clothes", "chair", "evening"], shape: "portrait", persona: false,
    description: "A wooden chair in the evening with a blue running shirt hung over its back, the marathon medal on top and black trousers folded on the seat.",
    draw: (art) => room(art, "#b9a9b5", "#7a5f52", 720) + windowWith(art, 60, 90, 220, 300, rect(60, 90, 220, 300, art.linear(["#3b3f7a", "#b5638a"])) + stars(art, 60, 300)) + shadow(art, 430, 950, 230, 30) + line("M270,330 L270,950 M590,330 L590,950", "#8a5f3c", 26) + line("M270,360 H590", "#a9774c", 30) + path("M262,350 C330,320 530,320 598,350 L660,440 L606,480 L590,450 L590,640 L270,640 L270,450 L254,480 L200,440 Z", art.linear(["#4a97cc", "#2f7fb8", "#235f8f"])) + path("M380,336 Q430,380 480,336", "none", { stroke: "#f4efe6", strokeWidth: 12 }) + at(430, 350, 1.5, medal(art, 120)) + rect(236, 660, 388, 36, art.linear(["#b98550", "#8a5f3c"]), { rx: 10 }) + rect(276, 622, 300, 44, art.linear(["#3f4558", "#23283a"]), { rx: 14 }) + finish(art, "#6f6fd0", 0.1),
  },
];
