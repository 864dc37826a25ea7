import type { Look, Outfit } from "./look";

interface Role {
  look: Look;
  outfit: Outfit;
}

/** Everybody who appears in more than one picture keeps one look for all of them. */
export const cast = {
  solveig: {
    look: { skin: "#f3cdb4", hair: { style: "bob", colour: "#c9a96e" }, age: "middle", glasses: "#8a3b3b", shoulders: 58, freckles: true },
    outfit: { kind: "jumper", top: "#b3473f", accent: "#f2e3c6", legs: "#3a4560", shoes: "#5b4034" },
  },
  kwame: {
    look: { skin: "#6f4530", hair: { style: "fade", colour: "#1d1619" }, age: "young", beard: { style: "short", colour: "#1d1619" }, shoulders: 66 },
    outfit: { kind: "dungarees", top: "#f0b23e", accent: "#2f5d8a", legs: "#2f5d8a", shoes: "#e8e0d2", shortSleeves: true },
  },
  grandmother: {
    look: { skin: "#5d3a2a", hair: { style: "short", colour: "#b9b2ad" }, age: "old", shoulders: 56, earrings: "#e7b54a" },
    outfit: { kind: "dress", top: "#7a3f8f", accent: "#f2b84b", legs: "#7a3f8f", shoes: "#3a2a26", skirt: true, hat: { kind: "headwrap", colour: "#c2452f" } },
  },
  hanae: {
    look: { skin: "#f0cfae", hair: { style: "bun", colour: "#8f8c92" }, age: "old", glasses: "#3d3a4a", shoulders: 52, brows: "#6d6a70" },
    outfit: { kind: "shirt", top: "#8d7fb5", accent: "#efe7f4", legs: "#3f3d55", shoes: "#4a3b36" },
  },
  declan: {
    look: { skin: "#eebfa4", hair: { style: "thinning", colour: "#e9e6df" }, age: "old", beard: { style: "full", colour: "#efece6" }, brows: "#dcd8d0", shoulders: 64 },
    outfit: { kind: "jumper", top: "#3f6b4d", accent: "#5b8a67", legs: "#6b5a4a", shoes: "#3d2f28", hat: { kind: "flat-cap", colour: "#7a6a58" } },
  },
  noreen: {
    look: { skin: "#f0cdb6", hair: { style: "curly", colour: "#8f6a4a" }, age: "young", shoulders: 54 },
    outfit: { kind: "dress", top: "#d9c3a0", accent: "#fff6e4", legs: "#d9c3a0", shoes: "#5b4034", skirt: true },
  },
  aoife: {
    look: { skin: "#f7d9c4", hair: { style: "curly", colour: "#b5562c" }, age: "child", freckles: true, shoulders: 50 },
    outfit: { kind: "jacket", top: "#e3b23c", accent: "#f4efe6", legs: "#41597a", shoes: "#b5463c" },
  },
  lucia: {
    look: { skin: "#c98d62", hair: { style: "braids", colour: "#221a20" }, age: "young", shoulders: 54, earrings: "#e7b54a" },
    outfit: { kind: "jacket", top: "#1f8a86", accent: "#f4e9d8", legs: "#3b3f63", shoes: "#f0ece4" },
  },
  farid: {
    look: { skin: "#cf9e74", hair: { style: "side-part", colour: "#3a3336" }, age: "middle", beard: { style: "moustache", colour: "#3a3336" }, glasses: "#26222c", shoulders: 66 },
    outfit: { kind: "jacket", top: "#8a5a3b", accent: "#dfe4e8", legs: "#3d4557", shoes: "#33282a" },
  },
  amara: {
    look: { skin: "#7a4a32", hair: { style: "puff", colour: "#241a1c" }, age: "young", shoulders: 56, earrings: "#f0c04c", lips: "#8f2f3d" },
    outfit: { kind: "jumper", top: "#d99a2b", accent: "#f3dca6", legs: "#35506b", shoes: "#efe9df" },
  },
  tomasz: {
    look: { skin: "#efc4a3", hair: { style: "short", colour: "#6b4a33" }, age: "young", beard: { style: "stubble", colour: "#4a3226" }, shoulders: 66 },
    outfit: { kind: "tee", top: "#2f7fb8", accent: "#f4efe6", legs: "#2b3040", shoes: "#e8603c", shortSleeves: true },
  },
  ola: {
    look: { skin: "#f5d3bd", hair: { style: "long", colour: "#9a5a34" }, age: "young", shoulders: 54 },
    outfit: { kind: "jumper", top: "#8fb3a3", accent: "#dcebe2", legs: "#4a5570", shoes: "#d8cfc2" },
  },
} as const satisfies Record<string, Role>;

/** The same person dressed for something else. */
export function dressed(role: Role, change: Partial<Outfit>): Outfit {
  return { ...role.outfit, ...change };
}
