/** The files of the typeface that figures are set in, read once. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type FigureFont, type FigureFonts, type FontWeight, readFigureFont } from "./font/figure-font";

const FILES: Record<FontWeight, string> = { 400: "400Regular/Inter_400Regular.ttf", 600: "600SemiBold/Inter_600SemiBold.ttf" };

let fonts: FigureFonts | undefined;

export function figureFonts(): FigureFonts {
  fonts ??= { 400: read(400), 600: read(600) };
  return fonts;
}

function read(weight: FontWeight): FigureFont {
  return readFigureFont(readFileSync(join(/* turbopackIgnore: true */ packageFolder(), FILES[weight])), weight);
}

/**
 * The web server knows only where it was started, the command line only where this file is. The comments for the
 * bundler say that these are files of an installed package, not of the build: else it would trace the whole disk.
 */
function packageFolder(): string {
  for (const start of [/* turbopackIgnore: true */ process.cwd(), dirname(fileURLToPath(import.meta.url))]) {
    for (let folder = start; ; folder = dirname(folder)) {
      const candidate = join(/* turbopackIgnore: true */ folder, "node_modules", "@expo-google-fonts", "inter");
      if (existsSync(candidate)) return candidate;
      if (dirname(folder) === folder) break;
    }
  }
  throw new Error("The typeface of figures is not installed: npm ci brings @expo-google-fonts/inter.");
}
