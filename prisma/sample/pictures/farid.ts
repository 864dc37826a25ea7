import type { Art } from "../scenes/art";
import { portrait, selfie } from "../scenes/framing";
import { comet, globe, milkyWay, moonThroughEyepiece, saturnThroughEyepiece, telescope } from "../scenes/objects/heavens";
import { cast, dressed } from "../scenes/people/cast";
import { person } from "../scenes/people/person";
import type { Look } from "../scenes/people/look";
import type { Picture } from "../scenes/picture";
import { spruce } from "../scenes/places/nature";
import { room, table, tableTop } from "../scenes/places/room";
import { hills, moon, sky, stars } from "../scenes/places/sky";
import { clayPot } from "../scenes/objects/garden";
import { at, circle, ellipse, finish, glow, line, path, polygon, rect, shadow } from "../scenes/shapes";

const { look, outfit } = cast.farid;
const night = dressed(cast.farid, { scarf: "#b5463c", hat: { kind: "beanie", colour: "#3f6b7d" } });

const pupils: readonly { look: Look; top: string }[] = [
  { look: { skin: "#f0c8ab", hair: { style: "ponytail", colour: "#c9a05c" }, age: "child", shoulders: 48 }, top: "#b5463c" },
  { look: { skin: "#b97f58", hair: { style: "curly", colour: "#2a2024" }, age: "child", shoulders: 48 }, top: "#3f8a58" },
  { look: { skin: "#f3cdb4", hair: { style: "short", colour: "#7a4f33" }, age: "child", glasses: "#2b2b38", shoulders: 50 }, top: "#2f7fb8" },
];

function pupil(art: Art, index: number, x: number, y: number, scale: number, back: boolean): string {
  const who = pupils[index % pupils.length];
  if (who === undefined) return "";
  return at(x, y, scale, person(art, who.look, dressed(cast.aoife, { kind: "jumper", top: who.top, accent: "#f4efe6" }), { back, mood: "laugh" }));
}

function roofs(art: Art, y: number, colour: string): string {
  let out = "";
  for (let i = 0; i < 8; i += 1) {
    const x = i * 136 - 20;
    const h = 70 + ((i * 37) % 60);
    out += rect(x, y - h, 130, h + 200, colour) + polygon([[x - 8, y - h], [x + 65, y - h - 62], [x + 138, y - h]], "#2a2440") + [0, 1].map((c) => rect(x + 24 + c * 50, y - h + 26, 26, 34, (i + c) % 3 === 0 ? "#ffd98a" : "#3a3a5c")).join("");
  }
  return out;
}

export const faridPictures: readonly Picture[] = [
  {
    key: "farid-face", category: "portrait", keywords: ["portrait"], shape: "square", persona: true,
    description: "Portrait of a man in his forties with black parted hair, a moustache and dark glasses, in a brown jacket.",
    draw: (art) => portrait(art, look, outfit, "#8fa9c4", { mood: "calm" }),
  },
  {
    key: "farid-01", category: "hobby", keywords: ["telescope", "balcony", "evening"], shape: "landscape", persona: false,
    description: "A blue telescope on a wooden tripod on a city balcony at dusk, potted plants beside it and roofs behind.",
    draw: (art) => sky(art, "dusk") + stars(art, 40, 240) + moon(art, 820, 140, 34) + roofs(art, 560, "#4a3f66") + rect(0, 640, 1024, 128, art.linear(["#8a6a5c", "#5f4640"])) + Array.from({ length: 22 }, (_, i) => rect(i * 48 + 8, 470, 10, 180, "#2b2b3a")).join("") + rect(0, 458, 1024, 18, "#33333f") + at(480, 720, 1.25, telescope(art, "#3f6fb0")) + clayPot(art, 130, 730, 1, "#5f8f5c") + clayPot(art, 880, 734, 0.85, "#7a9a4f") + finish(art, "#ff9a6b", 0.06),
  },
  {
    key: "farid-02", category: "astronomy", keywords: ["Moon", "craters", "eyepiece"], shape: "square", persona: false,
    description: "The Moon, a little more than half lit, through the eyepiece: grey seas and craters along the edge of the shadow.",
    draw: (art) => moonThroughEyepiece(art, 0.72),
  },
  {
    key: "farid-03", category: "work", keywords: ["classroom", "globe", "teacher"], shape: "landscape", persona: true,
    description: "Farid in his brown jacket in front of a green blackboard with a chalk drawing of the Sun and planets, a globe on the desk, pupils from behind.",
    draw: (art) => room(art, "#e9dfc6", "#a9805c", 600) + rect(120, 70, 784, 350, "#8a6a4c", { rx: 8 }) + rect(136, 86, 752, 318, art.linear(["#3f6b58", "#2d5244"])) + circle(230, 250, 46, "none", { stroke: "#f7e3b8", strokeWidth: 5 }) + [110, 190, 290, 400, 520].map((r, i) => path(`M${230 + r},100 Q${230 + r + 40},250 ${230 + r},392`, "none", { stroke: "#e9efe9", strokeWidth: 2.5, opacity: 0.7 }) + circle(230 + r + 20, 250 + (i % 2 === 0 ? -40 : 46), 9 + i * 3, "none", { stroke: "#e9efe9", strokeWidth: 4 })).join("") + at(600, 330, 0.98, person(art, look, outfit, { mood: "grin", turn: -0.5, leftHand: [-130, -10] })) + table(art, 680, 560, 280, "#b98550", 200) + at(810, 556, 0.86, globe(art)) + pupil(art, 0, 190, 560, 0.92, true) + pupil(art, 1, 400, 590, 0.92, true) + finish(art),
  },
  {
    key: "farid-04", category: "hobby", keywords: ["broken telescope", "lens", "screws"], shape: "landscape", persona: false,
    description: "The blue telescope taken apart on a table: the tube, a lens with a crack through it, screws and a screwdriver on a cloth.",
    draw: (art) => tableTop(art, 0, "#a9774c") + rect(90, 90, 844, 590, art.linear(["#efe6d2", "#d8c9ab"]), { rx: 12, transform: "rotate(-2 512 384)" }) + rect(150, 160, 620, 110, art.linear(["#7fa3d9", "#3f6fb0", "#264a80"]), { rx: 8, transform: "rotate(-7 460 215)" }) + ellipse(160, 252, 26, 56, "#1f2028", { transform: "rotate(-7 160 252)" }) + shadow(art, 340, 560, 150, 40, 0.3) + circle(330, 470, 132, art.linear(["#d9b184", "#8a5f36"])) + circle(330, 470, 114, art.radial(["#f2fbff", "#bfe0ee", "#8fb4cc"], 0.4, 0.3, 0.8)) + line("M262,382 L310,440 L300,476 L356,510 L350,548 L392,566 M310,440 L372,424 M356,510 L420,492", "#ffffff", 5) + line("M264,384 L312,442 L302,478 L358,512 L352,550 L394,568", "#4a6a80", 2) + ellipse(290, 420, 36, 16, "#ffffff", { opacity: 0.6, transform: "rotate(-36 290 420)" }) + [[560, 420], [610, 470], [680, 410], [740, 500], [590, 560], [800, 430]].map(([x = 0, y = 0]) => circle(x, y, 15, "#aab3bb") + line(`M${x - 8},${y - 6} L${x + 8},${y + 6}`, "#4a4f5a", 4)).join("") + at(740, 590, 1, line("M-150,40 L20,-6", "#aab3bb", 12) + line("M30,-8 L120,-32", "#c2452f", 32)) + finish(art),
  },
  {
    key: "farid-05", category: "astronomy", keywords: ["Saturn", "rings", "eyepiece"], shape: "square", persona: false,
    description: "Saturn with its rings and one small moon through the eyepiece, tilted against a dark sky.",
    draw: (art) => saturnThroughEyepiece(art),
  },
  {
    key: "farid-06", category: "special day", keywords: ["school yard", "telescope", "pupils at night"], shape: "landscape", persona: true,
    description: "Night in the school yard: Farid in a woollen hat and red scarf beside the blue telescope, three pupils around it, the Moon above.",
    draw: (art) => sky(art, "night") + stars(art, 150, 460) + moon(art, 860, 130, 46) + rect(60, 230, 420, 400, art.linear(["#3a3f66", "#2b2f52"])) + [0, 1, 2, 3].flatMap((c) => [0, 1].map((r) => rect(92 + c * 98, 270 + r * 130, 60, 84, (c + r) % 3 === 0 ? "#ffd98a" : "#4a5280"))).join("") + rect(0, 620, 1024, 148, art.linear(["#4a4f70", "#2f3350"])) + glow(art, 560, 560, 300, "#ffb38a", 0.3) + at(380, 312, 0.8, person(art, look, night, { mood: "grin", turn: 0.6, rightHand: [120, 120] })) + at(570, 716, 0.96, telescope(art, "#3f6fb0")) + pupil(art, 2, 720, 470, 0.6, false) + pupil(art, 1, 830, 478, 0.58, false) + pupil(art, 0, 240, 480, 0.58, false) + finish(art, "#5f6fd0", 0.1),
  },
  {
    key: "farid-07", category: "places", keywords: ["Milky Way", "hill", "dark sky"], shape: "portrait", persona: true,
    description: "The Milky Way from corner to corner over a dark hill with spruces; Farid stands on the ridge, seen from behind as a small figure.",
    draw: (art) => rect(0, 0, 768, 1024, art.linear(["#080a22", "#1a1f4f", "#3d3a78"])) + milkyWay(art, 820) + stars(art, 240, 820) + hills(art, 840, 26, "#10122a") + at(150, 880, 0.8, spruce(art, "#0f1530")) + at(640, 870, 1, spruce(art, "#0f1530")) + at(560, 890, 0.7, spruce(art, "#0d1228")) + at(390, 700, 0.28, person(art, look, { ...night, top: "#4a3326" }, { back: true })) + finish(art, "#5f4fd0", 0.06),
  },
  {
    key: "farid-08", category: "astronomy", keywords: ["comet", "tail", "evening sky"], shape: "landscape", persona: false,
    description: "A bright comet with a bluish and a yellowish tail above the roofs of the town just after sunset.",
    draw: (art) => sky(art, "night") + rect(0, 380, 1024, 388, art.linear(["#f4a56b@0", "#f4a56b@0.55"])) + stars(art, 110, 420) + comet(art, 400, 330, 420) + roofs(art, 680, "#2b2547") + finish(art, "#5f6fd0", 0.06),
  },
  {
    key: "farid-09", category: "selfie", keywords: ["selfie", "woollen hat", "stars"], shape: "square", persona: true,
    description: "Selfie of Farid at night in a blue woollen hat and red scarf, a star-filled sky and dark trees behind him.",
    draw: (art) => selfie(art, sky(art, "night") + stars(art, 220, 800) + hills(art, 760, 40, "#141838") + at(140, 840, 1.6, spruce(art, "#10142e")) + at(900, 860, 1.8, spruce(art, "#10142e")), { look, outfit: night, pose: { mood: "grin" } }) + finish(art, "#5f6fd0", 0.14),
  },
  {
    key: "farid-10", category: "childhood", keywords: ["flat roof", "mattresses", "summer night"], shape: "landscape", persona: false,
    description: "A faded picture of a flat roof in Shiraz on a summer night: four mattresses side by side, cypresses beyond the wall and a sky full of stars.",
    draw: (art) => {
      const cypress = (x: number, s: number) => at(x, 520, s, path("M0,-300 C44,-200 40,-60 14,0 L-14,0 C-40,-60 -44,-200 0,-300 Z", art.linear(["#2f4a4a", "#1f3338"], true)));
      const bed = (x: number, c: string) => path(`M${x},600 L${x + 150},600 L${x + 176},730 L${x - 6},730 Z`, art.linear([c, "#5a4a66"])) + rect(x + 18, 584, 116, 34, "#e9e1d0", { rx: 14 });
      return sky(art, "night") + stars(art, 260, 480) + hills(art, 440, 50, "#3a3a66", 560) + cypress(150, 0.9) + cypress(240, 1.1) + cypress(840, 1) + rect(0, 500, 1024, 60, art.linear(["#b59a7d", "#8a715c"])) + rect(0, 556, 1024, 212, art.linear(["#8f7a6a", "#5f5058"])) + bed(110, "#b5564c") + bed(330, "#3f7f8a") + bed(550, "#c99a52") + bed(770, "#7a5f9a") + rect(0, 0, 1024, 768, "#c9a26b", { opacity: 0.16 }) + finish(art);
    },
  },
];
