import type { Art } from "../scenes/art";
import { outOfFocus, portrait } from "../scenes/framing";
import { clayPot, glasshouse, rosette, seedling, tomato, tomatoPlant } from "../scenes/objects/garden";
import { cast } from "../scenes/people/cast";
import { person } from "../scenes/people/person";
import type { Picture } from "../scenes/picture";
import { gull, headland, lighthouse, rowingBoat } from "../scenes/places/coast";
import { bowl } from "../scenes/places/kitchen";
import { bush, grass } from "../scenes/places/nature";
import { curtain, room, tableTop, windowWith } from "../scenes/places/room";
import { cloud, hills, rain, sky, sun, water } from "../scenes/places/sky";
import { bunting } from "../scenes/places/street";
import { at, circle, ellipse, finish, group, line, rect } from "../scenes/shapes";

const { look, outfit } = cast.declan;

function point(art: Art, time: "golden" | "day" | "dusk", lit: boolean): string {
  return sky(art, time) + water(art, 470, time === "dusk" ? "#4a4f86" : "#3f7f9a", "#fff1d0") + headland(art, 400, 420, "#7fa35a", "#7a6a5c") + at(800, 410, 0.78, lighthouse(art, lit)) + gull(220, 180, 1) + gull(310, 240, 0.7) + gull(150, 270, 0.6);
}

function garden(art: Art, time: "day" | "overcast", broken: boolean, inside: string): string {
  return sky(art, time) + (time === "day" ? sun(art, 150, 120, 44) + cloud(art, 720, 110, 1.2) : cloud(art, 250, 110, 1.8, "#a9b4bc") + cloud(art, 760, 130, 2, "#9fabb4")) + hills(art, 420, 40, "#7fa06a") + rect(0, 560, 1024, 208, art.linear(["#86a95c", "#5f8544"])) + grass(art, 580, "#4f7a3c", 70) + at(520, 680, 1.15, glasshouse(art, inside, broken));
}

/** Inside the glasshouse: glazing bars, bright sky and two rows of plants. */
function insideGlass(art: Art, ripe: number): string {
  const bars = [0, 128, 256, 384, 512, 640, 768, 896, 1024].map((x) => `M${x},0 L${512 + (x - 512) * 0.5},300 L${512 + (x - 512) * 0.5},560`).join(" ");
  return rect(0, 0, 1024, 768, art.linear(["#cfe6f0", "#e9f4e6", "#cfe0b8"])) + hills(art, 440, 20, "#a9c48f", 620) + line(`${bars} M0,170 H1024 M0,420 H1024`, "#fbf6ea", 8) + rect(0, 580, 1024, 188, art.linear(["#8a6a4c", "#5f4632"])) + [80, 230, 800, 950].map((x, i) => at(x, 660 + (i % 2) * 40, 1.35, tomatoPlant(art, ripe))).join("");
}

export const declanPictures: readonly Picture[] = [
  {
    key: "declan-face", category: "portrait", keywords: ["portrait"], shape: "square", persona: true,
    description: "Portrait of a man of seventy-eight with a full white beard and a brown flat cap, in a green knitted jumper.",
    draw: (art) => portrait(art, look, outfit, "#a9c4cf"),
  },
  {
    key: "declan-01", category: "places", keywords: ["lighthouse", "headland", "sunset"], shape: "landscape", persona: false,
    description: "A white lighthouse with a red band on a green headland above the sea at sunset, its lamp lit.",
    draw: (art) => point(art, "dusk", true) + finish(art, "#ff9a6b", 0.08),
  },
  {
    key: "declan-02", category: "home", keywords: ["greenhouse", "storm damage", "broken glass"], shape: "landscape", persona: false,
    description: "A small greenhouse under a grey sky with several broken panes, its beds bare.",
    draw: (art) => garden(art, "overcast", true, rect(-276, -30, 552, 30, "#6b4f38")) + rain(art, 60) + finish(art, "#6f8fb0", 0.1),
  },
  {
    key: "declan-03", category: "family", keywords: ["old photograph", "couple", "rowing boat"], shape: "landscape", persona: true,
    description: "An old brown-toned photograph of a young couple in a rowing boat: Declan with a dark beard and cap, and his wife Noreen with curly hair.",
    draw: (art) => {
      const young = { ...look, age: "young", hair: { style: "short", colour: "#4a3a30" }, beard: { style: "short", colour: "#4a3a30" }, brows: "#3a2d26" } as const;
      const scene = sky(art, "fog") + hills(art, 330, 60, "#a39a86", 480) + water(art, 430, "#8a8474") + at(400, 340, 0.98, person(art, young, { ...outfit, top: "#8a8270", accent: "#6b6455" }, { bust: true, mood: "grin", turn: 0.5, rightHand: [70, 200] })) + at(620, 356, 0.95, person(art, cast.noreen.look, cast.noreen.outfit, { bust: true, mood: "laugh", turn: -0.4 })) + line("M300,560 L180,700 M720,560 L860,690", "#6b5a45", 14) + at(512, 600, 1.25, rowingBoat(art, "#8a7a60"));
      return rect(0, 0, 1024, 768, "#f3e9d2") + group([group([scene], { transform: "translate(48 40) scale(0.906 0.896)" })], { clipPath: art.clip(rect(48, 40, 928, 688, "#000")) }) + rect(48, 40, 928, 688, "#b08a52", { opacity: 0.42 }) + rect(48, 40, 928, 688, art.radial(["#fff1c9@0.2", "#6b4c2a@0.45"], 0.5, 0.45, 0.8));
    },
  },
  {
    key: "declan-04", category: "hobby", keywords: ["seedlings", "windowsill", "tomatoes"], shape: "landscape", persona: false,
    description: "Five tomato seedlings in coloured pots on a windowsill, the sea and the lighthouse far away through the glass.",
    draw: (art) => rect(0, 0, 1024, 768, art.linear(["#f0e3c6", "#dfcba3"])) + windowWith(art, 170, 50, 684, 470, sky(art, "day", 520) + water(art, 370, "#5f9ab5") + headland(art, 330, 560, "#8fb06a", "#8a7a6a") + at(760, 340, 0.36, lighthouse(art, false))) + curtain(art, 40, 20, 140, 520, "#d98a6b") + curtain(art, 848, 20, 140, 520, "#d98a6b") + rect(0, 560, 1024, 40, "#fbf6ea") + rect(0, 600, 1024, 168, art.linear(["#c9ae82", "#a98d62"])) + ["#c2452f", "#e7b54a", "#3f7f9a", "#6f9a5c", "#d98a5c"].map((c, i) => at(200 + i * 156, 574, 1.05, seedling(art, c, 50 + (i % 3) * 22))).join("") + finish(art, "#ffcf8a", 0.07),
  },
  {
    key: "declan-05", category: "hobby", keywords: ["greenhouse", "ripe tomatoes", "gardener"], shape: "landscape", persona: true,
    description: "Declan in his cap and green jumper inside the repaired greenhouse, tall tomato plants full of red fruit on both sides.",
    draw: (art) => insideGlass(art, 1.2) + at(512, 350, 1.35, person(art, look, outfit, { mood: "grin", leftHand: [-24, 150], rightHand: [30, 150], held: tomato(art, 3, 128, 27) })) + rect(340, 668, 344, 100, art.linear(["#6b4f38", "#4a3626"]), { rx: 20 }) + at(420, 700, 0.7, bush(art, "#4f8a4a")) + at(610, 702, 0.7, bush(art, "#4f8a4a")) + finish(art),
  },
  {
    key: "declan-06", category: "family", keywords: ["video call", "tablet", "granddaughter"], shape: "landscape", persona: false,
    description: "A tablet propped against a teapot on the kitchen table; on its screen a laughing red-haired girl in a yellow jacket waves.",
    draw: (art) => {
      const screen = art.clip(rect(262, 150, 500, 350, "#000", { rx: 10 }));
      const girl = rect(250, 140, 520, 370, art.linear(["#bfe0ea", "#e9f3e2"])) + at(512, 370, 1.5, person(art, cast.aoife.look, cast.aoife.outfit, { bust: true, mood: "laugh", rightHand: [100, -50] }));
      return room(art, "#dfd6bf", "#a98a68", 470) + tableTop(art, 460, "#a9774c") + ellipse(512, 620, 330, 36, "#1b1430", { opacity: 0.22 }) + at(830, 610, 1, bowl(art, 0, 0, 96, "#3f7f9a", "") + rect(-20, -96, 40, 18, "#3f7f9a", { rx: 9 }) + circle(0, -104, 11, "#e7b54a") + ellipse(0, -64, 96, 26, "#5f9ab5") + line("M90,-60 q50,-6 54,-50", "#3f7f9a", 20)) + rect(232, 120, 560, 410, art.linear(["#3b3f4d", "#20222b"]), { rx: 26 }) + `<g clip-path="${screen}">${girl}</g>` + rect(640, 398, 106, 84, "#5b6a58", { rx: 8, stroke: "#fff", strokeWidth: 3 }) + at(693, 462, 0.42, person(art, look, outfit, { bust: true, mood: "grin", leftHand: [-30, 60], rightHand: [30, 60] })) + rect(640, 482, 106, 48, "#2b2e39") + rect(232, 500, 560, 30, "#2b2e39", { rx: 10 }) + line("M300,560 L260,612 M724,560 L764,612", "#2b2e39", 12) + finish(art, "#ffcf8a", 0.06);
    },
  },
  {
    key: "declan-07", category: "special day", keywords: ["prize tomatoes", "village show", "rosette"], shape: "landscape", persona: false,
    description: "A bowl heaped with ripe tomatoes on a white cloth at a village show, a red rosette leaning against it.",
    draw: (art) => {
      const heap = [[-110, -104], [-40, -112], [32, -112], [104, -104], [-74, -160], [0, -168], [72, -158], [-34, -214], [40, -212]].map(([x = 0, y = 0], i) => tomato(art, 460 + x, 640 + y, 46 - (i % 3) * 3)).join("");
      return outOfFocus(art, rect(0, 0, 1024, 500, art.linear(["#e9efe2", "#cfdcc2"])) + at(160, 470, 1, bush(art, "#5f9a54", "#e58fa8")) + at(880, 470, 1.1, bush(art, "#5f9a54", "#f0b23e")) + bunting(0, 60, 1024, 60, 70, 16), 3) + rect(0, 460, 1024, 308, art.linear(["#fdfaf2", "#ddd6c6"])) + [120, 330, 560, 790, 960].map((x) => line(`M${x},468 q18,150 -6,300`, "#cfc6b2", 4, { opacity: 0.6 })).join("") + bowl(art, 460, 690, 190, "#f1ead9", heap) + rosette(art, 800, 560, 1.25) + finish(art);
    },
  },
  {
    key: "declan-08", category: "family", keywords: ["granddaughter", "lighthouse", "visit"], shape: "landscape", persona: true,
    description: "Declan and his red-haired granddaughter Aoife in a yellow jacket standing arm in arm on the headland, the lighthouse behind them in summer light.",
    draw: (art) => point(art, "golden", false) + rect(0, 660, 1024, 108, art.linear(["#86a95c", "#5f8544"])) + grass(art, 670, "#4f7a3c", 50) + at(370, 308, 0.82, person(art, look, outfit, { mood: "laugh", rightHand: [96, 110] })) + at(500, 420, 0.72, person(art, cast.aoife.look, cast.aoife.outfit, { mood: "grin", rightHand: [110, -40] })) + finish(art, "#ffb35c", 0.08),
  },
  {
    key: "declan-09", category: "home", keywords: ["repaired greenhouse", "young plants", "garden"], shape: "landscape", persona: false,
    description: "The greenhouse with all its panes in again, young green plants inside, under a blue sky.",
    draw: (art) => garden(art, "day", false, rect(-276, -30, 552, 30, "#6b4f38") + [-220, -140, -60, 20, 100, 180].map((x) => at(x + 20, -24, 0.55, tomatoPlant(art, 0.2))).join("")) + clayPot(art, 150, 700, 0.9, "#6f9a4f") + clayPot(art, 900, 706, 0.8, "#5f8f5c") + finish(art),
  },
  {
    key: "declan-10", category: "places", keywords: ["rowing boat", "calm sea", "headland"], shape: "landscape", persona: false,
    description: "A green rowing boat lying on calm water in the cove below the lighthouse on a bright day.",
    draw: (art) => point(art, "day", false) + ellipse(330, 672, 330, 20, "#1b2f40", { opacity: 0.3 }) + at(330, 640, 1.05, rowingBoat(art, "#3f7a5a")) + line("M590,560 Q640,620 700,600", "#e9dfc6", 5) + finish(art),
  },
];
