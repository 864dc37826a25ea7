import type { Art } from "../art";
import { darker, lighter } from "../colour";
import { circle, ellipse, glow, path, rect, shadow } from "../shapes";

/** A city bus from the side, 640 long, wheels on y = 0. */
export function bus(art: Art, colour: string, lit: boolean): string {
  const glass = lit ? art.linear(["#ffe7b0", "#e9b765"]) : art.linear(["#a9c8da", "#5d7f98"]);
  let windows = "";
  for (let i = 0; i < 5; i += 1) windows += rect(-286 + i * 96, -196, 86, 84, glass, { rx: 8 });
  const tyre = (x: number) => circle(x, -34, 42, darker(colour, 0.5)) + circle(x, -34, 34, "#23232b") + circle(x, -34, 16, "#aab3bb");
  return (
    shadow(art, 0, 4, 360, 26, 0.45) + rect(-312, -232, 632, 206, art.linear([lighter(colour, 0.25), colour, darker(colour, 0.2)]), { rx: 26 }) + rect(-312, -92, 632, 16, "#fbf3e2") + windows +
    rect(196, -200, 60, 170, art.linear(["#8fb4cc", "#4f6f8c"]), { rx: 6 }) + rect(224, -200, 4, 170, darker(colour, 0.5)) + path("M266,-204 L300,-204 Q316,-200 318,-170 L318,-100 L266,-100 Z", glass) +
    rect(230, -226, 84, 18, "#23232b", { rx: 5 }) + [240, 252, 264, 276, 288, 300].map((x) => circle(x, -217, 4, "#ffb84d")).join("") + tyre(-200) + tyre(150) + ellipse(316, -56, 9, 13, "#fff3c4") + (lit ? glow(art, 350, -50, 130, "#fff0b8", 0.8) : "")
  );
}

export function busStop(art: Art, x: number, y: number): string {
  return rect(x - 4, y - 300, 9, 300, "#4a4f5a") + rect(x - 34, y - 330, 68, 68, "#1f6f8f", { rx: 10 }) + rect(x - 20, y - 312, 40, 26, "#fbf3e2", { rx: 5 }) + circle(x - 11, y - 280, 5, "#fbf3e2") + circle(x + 11, y - 280, 5, "#fbf3e2") + rect(x - 22, y - 240, 44, 60, art.linear(["#fbf6ea", "#d8d2c4"]));
}
