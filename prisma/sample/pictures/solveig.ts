import type { Art } from "../scenes/art";
import { selfie } from "../scenes/framing";
import { flatLoaf, flourSack, loaf, starterJar, walnut, walnutHalf, walnutLoaf } from "../scenes/objects/bread";
import { bus, busStop } from "../scenes/objects/bus";
import { cast, dressed } from "../scenes/people/cast";
import { person } from "../scenes/people/person";
import type { Picture } from "../scenes/picture";
import { bowl, counter, pantryShelf, tiles } from "../scenes/places/kitchen";
import { pendantLamp, sunbeam, tableTop, windowWith } from "../scenes/places/room";
import { cloud, hills, rain, sky, snowfall, water } from "../scenes/places/sky";
import { gabledRow, pavement, streetLamp } from "../scenes/places/street";
import { at, ellipse, finish, glow, line, path, rect, shadow } from "../scenes/shapes";

const { look } = cast.solveig;
const uniform = dressed(cast.solveig, { kind: "jacket", top: "#2b3f66", accent: "#dfe7ee", scarf: "#e0b04a" });
const apron = dressed(cast.solveig, { kind: "apron", accent: "#f4ead6" });
const harbour = ["#c2452f", "#e7b54a", "#f1ead9", "#a9552f", "#d98e3c", "#f1ead9"];
const kitchen = { cabinet: "#4f7f86", counter: "#c79a63", handle: "#e7c66a", tile: "#dfe9e4" };

function quay(art: Art, time: "overcast" | "dawn" | "golden"): string {
  return sky(art, time) + hills(art, art.height * 0.4, 70, "#5f7f86", art.height * 0.7) + gabledRow(art, art.height * 0.66, harbour) + water(art, art.height * 0.66, "#5f8597");
}

function home(art: Art, view: string): string {
  return tiles(art, 0, 600, kitchen.tile) + windowWith(art, 640, 90, 280, 300, view) + pantryShelf(art, 60, 190, 430) + pendantLamp(art, 330, 236, "#c2452f");
}

export const solveigPictures: readonly Picture[] = [
  {
    key: "solveig-face", category: "portrait", keywords: ["portrait"], shape: "square", persona: true,
    description: "Portrait of a woman in her early fifties with a blond bob, freckles and dark red glasses, in a red jumper with two cream stripes.",
    draw: (art) => rect(0, 0, 1024, 1024, art.radial(["#f7ead6", "#d9b98a"], 0.4, 0.3, 0.85)) + at(512, 800, 4.6, person(art, look, cast.solveig.outfit, { bust: true })),
  },
  {
    key: "solveig-01", category: "work", keywords: ["city bus", "rain", "bus stop"], shape: "landscape", persona: false,
    description: "A yellow city bus with lit windows at a stop on a rainy grey morning, a row of wooden gabled houses behind it.",
    draw: (art) =>
      sky(art, "overcast") + cloud(art, 240, 120, 1.8, "#aeb9c2") + cloud(art, 780, 90, 2, "#b7c1c8") + hills(art, 330, 60, "#6f8a8c", 520) + gabledRow(art, 540, harbour, true) + pavement(art, 540, "#7f8790") +
      rect(0, 610, 1024, 158, art.linear(["#59616d", "#3d434f"])) + line("M-20,716 L1050,716", "#d8dbd6", 8, { strokeDasharray: "90 60", opacity: 0.7 }) + busStop(art, 900, 606) + at(470, 654, 1.12, bus(art, "#e5b13a", true)) + streetLamp(art, 60, 600, 320, true) +
      ellipse(470, 700, 300, 22, "#ffd98a", { opacity: 0.16 }) + rain(art, 190) + finish(art, "#6f8fb0", 0.12),
  },
  {
    key: "solveig-02", category: "food", keywords: ["bread", "failure", "baking"], shape: "landscape", persona: false,
    description: "A wide, pale loaf that has hardly risen, lying on a wooden board beside a bread knife.",
    draw: (art) =>
      tiles(art, 0, 420, "#dfe9e4") + pantryShelf(art, 90, 190, 430) + windowWith(art, 680, 40, 240, 250, sky(art, "overcast", 320) + hills(art, 230, 20, "#6f8a8c", 320)) + tableTop(art, 400, "#b98a5c") + shadow(art, 512, 650, 420, 60, 0.35) + rect(150, 470, 724, 190, art.linear(["#d9ac72", "#b07f4a"]), { rx: 30 }) + rect(150, 644, 724, 26, "#8a5f36", { rx: 13 }) +
      at(480, 600, 1.55, flatLoaf(art)) + at(820, 690, 1, path("M-10,-10 L-190,-60 q-8,18 20,36 L-16,16 Z", art.linear(["#eef1f3", "#a9b2ba"])) + path("M-14,-12 L90,22 q12,14 -6,24 L-20,16 Z", "#4a3328")) + finish(art),
  },
  {
    key: "solveig-03", category: "selfie", keywords: ["selfie", "uniform", "harbour"], shape: "square", persona: true,
    description: "Selfie of Solveig in her navy driver's jacket and yellow scarf, the harbour with its coloured wooden houses behind her.",
    draw: (art) => selfie(art, quay(art, "dawn"), { look, outfit: uniform }) + finish(art, "#ffb38a", 0.08),
  },
  {
    key: "solveig-04", category: "food", keywords: ["sourdough starter", "jar", "windowsill"], shape: "portrait", persona: false,
    description: "A glass of sourdough starter on a windowsill, full of bubbles and risen well above its red rubber band; rain outside.",
    draw: (art) =>
      rect(0, 0, 768, 1024, art.linear(["#f2e6cf", "#e3d2b3"])) + windowWith(art, 110, 70, 548, 640, sky(art, "overcast", 720) + hills(art, 470, 40, "#6f8a8c", 720) + at(60, 0, 1, gabledRow(art, 720, harbour)) + rain(art, 90)) +
      rect(0, 740, 768, 40, art.linear(["#fffaf0", "#e6d9c0"])) + rect(0, 780, 768, 244, art.linear(["#d9c6a3", "#c3ad86"])) + at(370, 752, 1.75, starterJar(art, 0.8)) + at(624, 752, 0.7, flourSack(art)) + glow(art, 320, 420, 360, "#fff3d6", 0.35) + finish(art, "#ffcf8a", 0.07),
  },
  {
    key: "solveig-05", category: "food", keywords: ["sourdough loaf", "crust", "kitchen"], shape: "landscape", persona: false,
    description: "A round, deep golden loaf with a leaf pattern cut into its crust, on a rack by the kitchen window in evening light.",
    draw: (art) =>
      tiles(art, 0, 470, "#dfe9e4") + windowWith(art, 80, 40, 330, 330, sky(art, "golden", 400) + hills(art, 300, 30, "#6f8a6c", 420)) + tableTop(art, 450, "#a9774c") + sunbeam(art, 110, 380, 300, 420, 420) +
      line("M250,668 L840,668 M290,690 L800,690 M300,650 L260,710 M420,650 L400,710 M545,650 L545,710 M670,650 L690,710 M790,650 L830,710", "#8b949e", 7) + at(545, 672, 1.9, loaf(art)) + at(900, 560, 0.9, flourSack(art)) + finish(art, "#ffb35c", 0.14),
  },
  {
    key: "solveig-06", category: "home", keywords: ["kneading", "apron", "kitchen"], shape: "landscape", persona: true,
    description: "Solveig in a cream apron kneading dough at her kitchen counter, flour on the worktop, a red lamp above.",
    draw: (art) =>
      home(art, sky(art, "dusk", 420) + hills(art, 320, 30, "#3d4a66", 420)) + at(545, 330, 1.22, person(art, look, apron, { bust: true, mood: "smile", tilt: 5, leftHand: [-26, 206], rightHand: [30, 206] })) + counter(art, 588, kitchen) +
      ellipse(545, 586, 128, 36, art.radial(["#fbf1dc", "#e8d3ab"], 0.4, 0.3, 0.8)) + ellipse(478, 574, 17, 14, look.skin) + ellipse(612, 574, 17, 14, look.skin) + ellipse(540, 612, 250, 9, "#fffaf0", { opacity: 0.8 }) + at(160, 592, 0.8, flourSack(art)) + bowl(art, 850, 594, 80, "#d98e3c", ellipse(850, 540, 62, 14, "#fbf1dc")) + finish(art, "#ffb35c", 0.1),
  },
  {
    key: "solveig-07", category: "food", keywords: ["walnut bread", "sliced loaf", "walnuts"], shape: "landscape", persona: false,
    description: "An oval loaf cut open to show walnut halves in the crumb, whole and shelled walnuts scattered on the table.",
    draw: (art) =>
      rect(0, 0, 1024, 420, art.linear(["#4f7f86", "#3f676e"])) + glow(art, 300, 180, 420, "#ffe2a0", 0.4) + tableTop(art, 400, "#c08a57") + shadow(art, 512, 660, 430, 50, 0.3) + rect(130, 500, 764, 160, art.linear(["#8a5f3c", "#6b472c"]), { rx: 26 }) + at(480, 620, 1.6, walnutLoaf(art)) +
      walnut(art, 170, 720, 1.3) + walnut(art, 270, 748, 1.1) + walnutHalf(380, 716, 1.9) + walnutHalf(880, 710, 1.9) + walnut(art, 800, 742, 1.2) + walnut(art, 944, 600, 1.1) + finish(art, "#ffb35c", 0.1),
  },
  {
    key: "solveig-08", category: "special day", keywords: ["market stall", "bread", "December"], shape: "landscape", persona: true,
    description: "Solveig behind a market stall with a striped awning, round loaves lined up in front of her, snow falling at dusk.",
    draw: (art) => {
      const loaves = [150, 330, 510, 690, 870].map((x) => at(x, 622, 0.62, loaf(art, art.pick(["#c17a35", "#a8642c", "#d08f45"])))).join("");
      const stripes = Array.from({ length: 10 }, (_, i) => path(`M${20 + i * 98.4},60 l98.4,0 l0,120 q-49,40 -98.4,0 Z`, art.linear(i % 2 === 0 ? ["#c2452f", "#9c3426"] : ["#fbf3e2", "#e3d6bd"]))).join("");
      return sky(art, "dusk") + gabledRow(art, 560, harbour, true) + rect(60, 60, 22, 600, "#5b4034") + rect(942, 60, 22, 600, "#5b4034") + glow(art, 512, 300, 420, "#ffd98a", 0.55) +
        at(512, 420, 1.25, person(art, look, dressed(cast.solveig, { kind: "apron", accent: "#f4ead6", scarf: "#e0b04a", hat: { kind: "beanie", colour: "#3f6b7d" } }), { bust: true, mood: "laugh", rightHand: [96, 90], leftHand: [-70, 190] })) +
        rect(30, 616, 964, 152, art.linear(["#a9774c", "#6b472c"])) + rect(30, 610, 964, 22, "#c99a63") + loaves + stripes + snowfall(art, 90) + finish(art, "#ffb35c", 0.08);
    },
  },
  {
    key: "solveig-10", category: "family", keywords: ["daughter", "quay", "summer"], shape: "landscape", persona: true,
    description: "Solveig in her red striped jumper and her grown-up daughter Kari, with a blond ponytail and a blue jumper, side by side on the harbour quay.",
    draw: (art) =>
      quay(art, "golden") + rect(0, 640, 1024, 128, art.linear(["#b9a78a", "#8f7d64"])) + at(400, 330, 1.12, person(art, look, cast.solveig.outfit, { bust: true, mood: "grin", turn: 0.4 })) +
      at(600, 320, 1.12, person(art, { skin: "#f5d3bd", hair: { style: "ponytail", colour: "#d9b56f" }, age: "young", shoulders: 54 }, dressed(cast.solveig, { top: "#3f6f9a", accent: "#e9f1f3" }), { bust: true, mood: "laugh", turn: -0.4 })) + rect(0, 600, 1024, 168, art.linear(["#a98a6b", "#6b4f3a"])) + line("M0,600 H1024", "#c9a982", 10) + finish(art, "#ffb35c", 0.08),
  },
];
