import type { Art } from "../scenes/art";
import { outOfFocus, portrait } from "../scenes/framing";
import { curledCat, sittingCat } from "../scenes/objects/animals";
import { brush, bridgePainting, paintBox, persimmonPainting, pinePainting, sheet, snowPainting } from "../scenes/objects/papers";
import { cast, dressed } from "../scenes/people/cast";
import { person } from "../scenes/people/person";
import type { Picture } from "../scenes/picture";
import { fallenLeaves, ropedPine, tree } from "../scenes/places/nature";
import { books, frame, pendantLamp, room, tableTop } from "../scenes/places/room";
import { hills, sky, snowfall, water } from "../scenes/places/sky";
import { at, circle, ellipse, finish, line, path, rect, shadow } from "../scenes/shapes";

const { look, outfit } = cast.hanae;
const winter = dressed(cast.hanae, { kind: "jacket", top: "#8d7fb5", accent: "#efe7f4", scarf: "#d9c3a0", hat: { kind: "beanie", colour: "#5f5285" } });
const cat = { main: "#f4ece0", belly: "#fffaf2", patch: "#d98a4a" };

/** Paper doors that stand open on a garden, and the boards of the veranda. */
function veranda(art: Art, garden: string): string {
  const { width, height } = art;
  const screen = (x: number) => rect(x, 0, 190, 560, "#f7efdc") + line(`M${x + 63},0 V560 M${x + 126},0 V560 M${x},140 H${x + 190} M${x},280 H${x + 190} M${x},420 H${x + 190}`, "#8a6a4c", 5) + rect(x, 0, 190, 560, "none", { stroke: "#6b4c3a", strokeWidth: 14 });
  const boards = Array.from({ length: 6 }, (_, i) => line(`M0,${580 + i * 36} H${width}`, "#6b472c", 3, { opacity: 0.5 })).join("");
  return garden + screen(0) + screen(width - 190) + rect(0, 0, width, 34, "#6b4c3a") + rect(0, 556, width, height - 556, art.linear(["#b98550", "#8a5f3c"])) + boards;
}

function winterGarden(art: Art): string {
  return sky(art, "overcast") + hills(art, 380, 30, "#b9c7d2") + rect(0, 440, art.width, art.height - 440, art.linear(["#eef3f7", "#d3dfea"])) + ellipse(300, 560, 330, 60, art.linear(["#8fa9ba", "#6f8fa5"])) + at(720, 560, 1.15, ropedPine(art, true)) + at(190, 480, 0.62, ropedPine(art, true));
}

export const hanaePictures: readonly Picture[] = [
  {
    key: "hanae-face", category: "portrait", keywords: ["portrait"], shape: "square", persona: true,
    description: "Portrait of a woman in her sixties with grey hair in a bun and dark round glasses, in a lilac blouse.",
    draw: (art) => portrait(art, look, outfit, "#b9c9a9", {}, 4.3),
  },
  {
    key: "hanae-01", category: "hobby", keywords: ["watercolour box", "sketchbook", "brushes"], shape: "landscape", persona: false,
    description: "A new watercolour box with twelve colours, an empty sketchbook and two clean brushes on a wooden table.",
    draw: (art) => tableTop(art, 0, "#c79a6b") + rect(0, 0, 1024, 768, art.linear(["#fff1c9@0.4", "#fff1c9@0"], true)) + at(330, 400, 1.5, sheet(art, rect(-150, -114, 300, 228, "#fdf8ec")), { rotate: -5 }) + at(760, 310, 1.35, paintBox(art), { rotate: 6 }) + at(760, 560, 1.3, brush("#b5463c", "#6b4c3a"), { rotate: -10 }) + at(740, 630, 1.3, brush("#2f5d8a", "#4a3328"), { rotate: -4 }) + finish(art),
  },
  {
    key: "hanae-02", category: "hobby", keywords: ["persimmons", "watercolour painting"], shape: "landscape", persona: false,
    description: "A watercolour of two orange persimmons on a branch, lying on the table beside the open paint box.",
    draw: (art) => tableTop(art, 0, "#b98a5c") + at(420, 390, 2.1, sheet(art, persimmonPainting(art)), { rotate: -3 }) + at(880, 560, 1.1, paintBox(art), { rotate: 82 }) + at(870, 220, 1.1, brush("#b5463c", "#e2742c"), { rotate: 70 }) + finish(art, "#ffb35c", 0.1),
  },
  {
    key: "hanae-03", category: "work", keywords: ["library", "farewell", "flowers"], shape: "landscape", persona: true,
    description: "Hanae in her lilac blouse between tall library shelves, holding a bunch of pink and white flowers.",
    draw: (art) => {
      const stack = (x: number) => rect(x, 40, 300, 660, art.linear(["#9a6f48", "#7a5434"])) + [190, 340, 490, 640].map((y) => rect(x + 14, y - 130, 272, 132, "#4f3626") + books(art, x + 20, y, 264, 116) + rect(x + 8, y, 284, 14, "#b98550")).join("");
      const flowers = [[-30, 60], [0, 44], [30, 60], [-16, 82], [18, 84], [0, 66]].map(([x = 0, y = 0], i) => circle(x, y, 17, i % 2 === 0 ? "#e58fa8" : "#fdf3f0") + circle(x, y, 6, "#e7b54a")).join("");
      return room(art, "#efe3c8", "#a9805c", 680) + stack(30) + stack(694) + pendantLamp(art, 512, 70, "#3f6b4d") + at(512, 330, 1.05, person(art, look, outfit, { mood: "smile", leftHand: [-20, 150], rightHand: [22, 150], held: path("M-34,70 L34,70 L8,190 L-8,190 Z", "#cfe0c2") + flowers, bust: false })) + finish(art);
    },
  },
  {
    key: "hanae-04", category: "places", keywords: ["garden", "red bridge", "autumn maples"], shape: "landscape", persona: false,
    description: "A half-round red wooden bridge over a pond, maples in full autumn colour and leaves floating on the water.",
    draw: (art) => sky(art, "golden") + hills(art, 300, 50, "#a9805c", 520) + at(150, 470, 1.25, tree(art, "#c2452f")) + at(880, 460, 1.35, tree(art, "#e2862c")) + at(640, 420, 0.8, tree(art, "#d9a62f")) + rect(0, 440, 1024, 60, art.linear(["#8f9a52", "#6f7f45"])) + water(art, 490, "#5f8f90", "#fff1d0") + path("M250,640 Q512,800 774,640", "none", { stroke: "#b5392c", strokeWidth: 20, opacity: 0.25 }) + line("M200,560 Q512,300 824,560", "#b5392c", 34) + line("M200,486 Q512,228 824,486", "#c94a3a", 12) + [230, 320, 415, 512, 609, 704, 794].map((x, i) => line(`M${x},${[530, 470, 436, 424, 436, 470, 530][i] ?? 0} v-74`, "#c94a3a", 12)).join("") + fallenLeaves(art, 540, 40) + finish(art, "#ffb35c", 0.12),
  },
  {
    key: "hanae-05", category: "animals", keywords: ["stray cat", "veranda", "garden"], shape: "landscape", persona: false,
    description: "A white cat with an orange patch over one ear sitting on the boards of a veranda, the autumn garden behind.",
    draw: (art) => veranda(art, outOfFocus(art, sky(art, "golden") + hills(art, 380, 40, "#a3b06f") + at(360, 560, 1.2, tree(art, "#d9742f")) + at(690, 560, 1.1, tree(art, "#c2452f")), 3)) + at(520, 690, 1.25, sittingCat(art, cat)) + finish(art, "#ffb35c", 0.1),
  },
  {
    key: "hanae-06", category: "animals", keywords: ["sleeping cat", "sketchbook", "paint"], shape: "landscape", persona: false,
    description: "The white and orange cat curled up asleep on an open sketchbook, a paint box and a brush beside it.",
    draw: (art) => tableTop(art, 0, "#b98a5c") + at(470, 440, 2.1, sheet(art, bridgePainting(art)), { rotate: 2 }) + at(480, 560, 1.75, curledCat(art, cat)) + at(900, 250, 1, paintBox(art), { rotate: 78 }) + at(860, 640, 1.1, brush("#2f5d8a", "#b5392c"), { rotate: -30 }) + finish(art, "#ffb35c", 0.1),
  },
  {
    key: "hanae-07", category: "hobby", keywords: ["painting outdoors", "snow", "roped pines"], shape: "landscape", persona: true,
    description: "Hanae in a violet woollen hat painting at an easel in a snowy garden, pines held up by ropes behind her.",
    draw: (art) => winterGarden(art) + at(330, 430, 0.86, person(art, look, winter, { rightHand: [120, 60], mood: "smile", turn: 0.8 })) + line("M560,330 L500,760 M600,330 L660,760 M580,330 L580,700", "#8a6a4c", 12) + at(580, 420, 0.72, sheet(art, pinePainting(art))) + line("M476,470 L520,440", "#b5463c", 7) + snowfall(art, 120) + finish(art, "#a9c4ff", 0.08),
  },
  {
    key: "hanae-08", category: "special day", keywords: ["exhibition", "framed paintings", "visitors"], shape: "landscape", persona: true,
    description: "Three framed watercolours on a white wall: persimmons, a roped pine in snow and a red bridge; Hanae stands beside them and a visitor looks on.",
    draw: (art) => {
      const hung = (x: number, content: string) => frame(art, x, 130, 220, 190, at(x + 110, 225, 0.62, content), "#6b4c3a");
      return room(art, "#f0ece2", "#b08a66", 590) + hung(130, persimmonPainting(art)) + hung(400, pinePainting(art)) + hung(670, bridgePainting(art)) + [240, 510, 780].map((x) => path(`M${x - 20},0 L${x + 20},0 L${x + 150},330 L${x - 150},330 Z`, art.linear(["#fff3d0@0.55", "#fff3d0@0"]))).join("") +
        at(180, 330, 0.72, person(art, look, outfit, { mood: "laugh", leftHand: [-30, 150], rightHand: [30, 150] })) + at(640, 340, 0.7, person(art, cast.ola.look, dressed(cast.ola, { top: "#3f6b7d" }), { back: true })) + finish(art);
    },
  },
  {
    key: "hanae-09", category: "example", keywords: ["snow", "watercolour", "blue shadow"], shape: "landscape", persona: false,
    description: "A watercolour of snowy hills in which the shadows are painted in clear blue and the snow is left as white paper.",
    draw: (art) => rect(0, 0, 1024, 768, "#e9e2d3") + shadow(art, 512, 700, 460, 50, 0.25) + at(512, 384, 2.6, sheet(art, snowPainting(art))) + finish(art, "#fff1d0", 0.05),
  },
  {
    key: "hanae-10", category: "home", keywords: ["veranda", "tea", "garden"], shape: "landscape", persona: false,
    description: "An empty veranda in the morning: a cushion, a tray with a teapot and one cup, and green trees beyond the open paper doors.",
    draw: (art) => veranda(art, outOfFocus(art, sky(art, "dawn") + hills(art, 380, 40, "#8fae7a") + at(360, 560, 1.2, tree(art, "#6f9a54")) + at(690, 560, 1.1, tree(art, "#7fa85c")), 3)) + ellipse(340, 690, 150, 36, "#8d7fb5") + ellipse(340, 682, 140, 30, "#a398c9") + shadow(art, 660, 716, 190, 24) + rect(490, 690, 340, 22, "#6b3f2c", { rx: 10 }) + ellipse(600, 654, 58, 42, art.radial(["#6f8f8a", "#3f5f5c"], 0.4, 0.3, 0.8)) + line("M548,640 q-34,-4 -40,-34", "#4a6b66", 15) + line("M570,616 q30,-46 62,0", "#6b4c3a", 7) + ellipse(600, 614, 26, 8, "#36524f") + path("M720,648 L784,648 L774,692 L730,692 Z", art.linear(["#f4ece0", "#cfc2ac"])) + ellipse(752, 648, 32, 7, "#9ab06a") + line("M744,636 q-8,-18 0,-34 M760,636 q-8,-18 2,-36", "#fff", 4, { opacity: 0.6 }) + finish(art, "#ffcf8a", 0.08),
  },
];
