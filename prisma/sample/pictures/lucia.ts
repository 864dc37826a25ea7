import type { Art } from "../scenes/art";
import { portrait, selfie } from "../scenes/framing";
import { sittingDog } from "../scenes/objects/animals";
import { guitar } from "../scenes/objects/guitar";
import { cardModel, planSheet } from "../scenes/objects/papers";
import { cast, dressed } from "../scenes/people/cast";
import { person } from "../scenes/people/person";
import type { Picture } from "../scenes/picture";
import { palm } from "../scenes/places/nature";
import { books, room, shelf, table, windowWith } from "../scenes/places/room";
import { cloud, mist, mountain, sky, stars, sun, water } from "../scenes/places/sky";
import { pavement } from "../scenes/places/street";
import { at, circle, ellipse, finish, glow, line, path, rect, shadow } from "../scenes/shapes";

const { look, outfit } = cast.lucia;
const canela = { main: "#b5763f", belly: "#f0dcbc" };

function volcano(art: Art): string {
  return sky(art, "day") + mountain(art, 560, 560, 1100, 400, "#8f7f8a", 0.3) + mountain(art, 60, 560, 640, 230, "#a08f8f", 0.2);
}

/** White arcades of volcanic stone along a square. */
function arcade(art: Art, y: number): string {
  const w = art.width / 6;
  let out = rect(0, y - 260, art.width, 260, art.linear(["#fdf9ee", "#e3dac6"])) + rect(0, y - 280, art.width, 26, "#efe6d2");
  for (let i = 0; i < 6; i += 1) {
    const x = i * w;
    out += path(`M${x + 26},${y} L${x + 26},${y - 100} A${w / 2 - 26},${w / 2 - 26} 0 0 1 ${x + w - 26},${y - 100} L${x + w - 26},${y} Z`, art.linear(["#8a7a78", "#5f545c"])) + rect(x + w / 2 - 24, y - 250, 48, 54, "#7f9fb5", { rx: 4 }) + rect(x + 4, y - 110, 18, 110, art.linear(["#fffdf6", "#cfc4ae"], true));
  }
  return out;
}

function studentRoom(art: Art, view: string): string {
  return room(art, "#cfd9d6", "#a9825f", 610) + windowWith(art, 620, 90, 270, 290, view) + shelf(art, 90, 250, 330) + books(art, 110, 250, 280, 100) + planSheet(130, 320, 130, 170) + planSheet(290, 330, 130, 170);
}

function cliffs(art: Art, time: "fog" | "golden"): string {
  return sky(art, time) + (time === "golden" ? sun(art, 240, 330, 46) : "") + water(art, 430, time === "fog" ? "#7f98a3" : "#4f8fa8", "#ffffff") + path("M1034,768 L1034,190 C920,200 860,240 830,330 C800,420 690,470 600,540 C520,600 420,640 360,768 Z", art.linear(["#c2a37d", "#8f7356"])) + path("M1034,190 C920,200 860,240 830,330 C880,300 960,300 1034,290 Z", "#6f9a5c") + [0, 1, 2, 3].map((i) => line(`M${40 + i * 90},${520 + i * 56} q120,-24 260,10`, "#ffffff", 7, { opacity: 0.7 })).join("");
}

const friends = [
  { look: { skin: "#b97f58", hair: { style: "short", colour: "#2a2024" }, age: "young", shoulders: 64 }, top: "#c2652f" },
  { look: { skin: "#d9a27a", hair: { style: "curly", colour: "#3a2626" }, age: "young", shoulders: 54 }, top: "#8d5fb0" },
] as const;

export const luciaPictures: readonly Picture[] = [
  {
    key: "lucia-face", category: "portrait", keywords: ["portrait"], shape: "square", persona: true,
    description: "Portrait of a young woman of nineteen with two long black braids tied in red and gold earrings, in a turquoise jacket.",
    draw: (art) => portrait(art, look, outfit, "#f0b59a"),
  },
  {
    key: "lucia-01", category: "places", keywords: ["Arequipa", "white arches", "volcano"], shape: "landscape", persona: false,
    description: "A square with white stone arches and palms, a snow-tipped volcano rising behind it under a clear sky.",
    draw: (art) => volcano(art) + arcade(art, 600) + pavement(art, 600, "#d8c6a8") + at(150, 660, 1.1, palm(art)) + at(890, 660, 1.2, palm(art)) + ellipse(512, 668, 150, 24, "#b9ab95") + rect(488, 560, 48, 100, "#e9e1d0") + ellipse(512, 560, 90, 18, "#d8ccb6") + line("M512,552 q-40,-60 -70,-6 M512,552 q40,-60 70,-6", "#bfe0ea", 6) + finish(art),
  },
  {
    key: "lucia-02", category: "animals", keywords: ["dog", "roof terrace", "Arequipa"], shape: "portrait", persona: false,
    description: "A cinnamon-brown dog with a red collar sitting on a roof terrace, washing on the line and the volcano behind.",
    draw: (art) => sky(art, "day") + mountain(art, 420, 640, 900, 360, "#8f7f8a", 0.3) + rect(0, 620, 768, 120, art.linear(["#f7f0e0", "#e0d4bb"])) + rect(0, 730, 768, 294, art.linear(["#c98a66", "#9a6548"])) + line("M0,420 Q380,480 768,410", "#4a3b36", 4) + [["#d9544d", 90], ["#f4ecdc", 210], ["#3f7f9a", 500], ["#e7b54a", 620]].map(([c, x]) => path(`M${Number(x)},446 l84,6 l-4,120 q-40,8 -78,-2 Z`, String(c))).join("") + at(384, 920, 1.5, sittingDog(art, canela)) + finish(art, "#ffb35c", 0.08),
  },
  {
    key: "lucia-03", category: "selfie", keywords: ["selfie", "night bus", "departure"], shape: "square", persona: true,
    description: "Selfie of Lucía in a coach seat at night, stars over dark mountains in the window beside her.",
    draw: (art) => selfie(art, rect(0, 0, 1024, 1024, art.linear(["#3a3550", "#27233b"])) + rect(470, 90, 600, 520, "#12183c", { rx: 50 }) + `<g clip-path="${art.clip(rect(470, 90, 600, 520, "#000", { rx: 50 }))}">${rect(470, 90, 600, 520, art.linear(["#131a44", "#2b3a74"]))}${stars(art, 160, 560)}${mountain(art, 800, 620, 640, 240, "#232a52", 0.25)}</g>` + rect(0, 420, 300, 640, art.linear(["#5f4f8f", "#463a6b"]), { rx: 60 }) + glow(art, 120, 60, 300, "#ffe2a0", 0.5), { look, outfit, pose: { mood: "smile" } }) + finish(art, "#6f7fd0", 0.1),
  },
  {
    key: "lucia-04", category: "home", keywords: ["student room", "desk", "grey sky"], shape: "landscape", persona: false,
    description: "A small student room in Lima: a desk by the window, drawings on the wall, books on a shelf and a grey sky outside.",
    draw: (art) => studentRoom(art, sky(art, "fog") + rect(640, 250, 90, 200, "#a9b2b5") + rect(750, 210, 110, 240, "#98a3a8") + mist(art, 200, 200)) + table(art, 480, 520, 500, "#b98550", 240) + rect(560, 452, 130, 62, art.linear(["#3b3f4d", "#20222b"]), { rx: 6 }) + rect(540, 508, 170, 10, "#c9cfd4", { rx: 5 }) + line("M880,512 L880,440 L830,400", "#3b3f4d", 8) + path("M800,392 l54,-20 l18,40 l-50,22 Z", "#e7b54a") + glow(art, 840, 460, 160, "#ffe2a0", 0.5) + rect(120, 560, 320, 120, art.linear(["#d9776b", "#b5564c"]), { rx: 26 }) + rect(100, 530, 110, 80, "#fbf3e2", { rx: 24 }) + finish(art, "#8fb0c4", 0.08),
  },
  {
    key: "lucia-05", category: "study", keywords: ["card model", "courtyard house", "architecture"], shape: "landscape", persona: false,
    description: "A model of a house with a courtyard and a stair in white card on a wooden board, two little trees beside it, on a desk under a lamp.",
    draw: (art) => rect(0, 0, 1024, 420, art.linear(["#3f4f5c", "#5a6b74"])) + glow(art, 700, 120, 480, "#ffe2a0", 0.55) + rect(0, 400, 1024, 368, art.linear(["#b98550", "#8a5f3c"])) + line("M980,420 L960,120 L800,60", "#2b2e39", 12) + path("M730,50 l96,-26 l16,80 l-90,10 Z", "#e7b54a") + path("M750,106 l84,-8 L960,500 L420,560 Z", art.linear(["#fff1c9@0.4", "#fff1c9@0"])) + at(480, 520, 1.45, cardModel(art)) + line("M120,690 l150,-44 M150,720 l120,30", "#c9cfd4", 9) + finish(art, "#ffcf8a", 0.08),
  },
  {
    key: "lucia-06", category: "friends", keywords: ["guitar", "friends", "steps"], shape: "landscape", persona: true,
    description: "Lucía sitting on wide stone steps at dusk playing the guitar between two friends who listen and laugh.",
    draw: (art) => {
      const [diego, camila] = friends;
      const steps = [0, 1, 2, 3, 4].map((i) => rect(0, 470 + i * 62, 1024, 62, art.linear(["#d8c9b5", "#a9988a"])) + rect(0, 470 + i * 62, 1024, 8, "#efe4d2")).join("");
      const seated = (who: (typeof friends)[number], x: number, turn: number) => at(x, 350, 0.92, person(art, who.look, dressed(cast.tomasz, { kind: "jumper", top: who.top, accent: "#f4e9d8", shortSleeves: false }), { sit: true, mood: "laugh", turn, leftHand: [-46, 226], rightHand: [46, 226] }));
      return sky(art, "dusk") + rect(80, 150, 260, 330, "#5a4a6e") + rect(690, 110, 270, 370, "#4f4266") + [[120, 200], [230, 200], [120, 300], [730, 170], [850, 170], [850, 290]].map(([x = 0, y = 0]) => rect(x, y, 46, 62, "#ffd98a", { opacity: 0.85 })).join("") + steps + seated(diego, 240, 0.8) + seated(camila, 790, -0.8) + at(512, 346, 0.98, person(art, look, outfit, { sit: true, mood: "smile", tilt: -4, leftHand: [-34, 186], rightHand: [128, 130], held: at(-4, 190, 0.9, guitar(art)) })) + finish(art, "#ff9a6b", 0.08);
    },
  },
  {
    key: "lucia-07", category: "places", keywords: ["Lima coast", "cliffs", "fog"], shape: "landscape", persona: false,
    description: "The cliffs of the Lima coast in grey winter fog, slow waves coming in far below.",
    draw: (art) => cliffs(art, "fog") + mist(art, 260, 300) + mist(art, 420, 260) + finish(art, "#8fa9b5", 0.06),
  },
  {
    key: "lucia-08", category: "study", keywords: ["presentation", "pinned plans", "model"], shape: "landscape", persona: true,
    description: "Lucía presenting her project: plans pinned to the wall behind her, the white card model on a stand beside her.",
    draw: (art) => room(art, "#e9e4d8", "#a39a90", 610) + [0, 1, 2, 3].map((i) => planSheet(70 + i * 150, 110, 126, 170)).join("") + [0, 1].map((i) => planSheet(90 + i * 420, 310, 126, 150)).join("") + at(330, 330, 0.92, person(art, look, outfit, { mood: "grin", turn: 0.6, rightHand: [130, 60] })) + shadow(art, 760, 716, 240, 30) + rect(590, 560, 340, 156, art.linear(["#fdfaf2", "#cfc6b2"])) + at(760, 506, 0.72, cardModel(art)) + finish(art),
  },
  {
    key: "lucia-09", category: "family", keywords: ["dog", "holidays", "home"], shape: "landscape", persona: true,
    description: "Lucía on the roof terrace at home sitting on a low wall beside her cinnamon-brown dog, the volcano glowing in the evening sun.",
    draw: (art) => sky(art, "golden") + cloud(art, 200, 140, 1.1, "#fff1dc") + mountain(art, 690, 540, 900, 340, "#a87f86", 0.3) + rect(0, 500, 1024, 110, art.linear(["#f7ead0", "#e0c9a3"])) + rect(0, 600, 1024, 168, art.linear(["#c98a66", "#9a6548"])) + rect(0, 566, 520, 150, art.linear(["#efe4d2", "#bda98a"]), { rx: 6 }) + rect(0, 566, 524, 16, "#fbf3e2") + at(400, 350, 0.92, person(art, look, outfit, { sit: true, mood: "laugh", turn: 0.5, rightHand: [110, 130], leftHand: [-40, 226] })) + at(610, 712, 1.08, sittingDog(art, canela)) + line("M462,470 Q550,462 578,492", outfit.top, 29) + circle(586, 498, 14, look.skin) + finish(art, "#ffb35c", 0.12),
  },
];
