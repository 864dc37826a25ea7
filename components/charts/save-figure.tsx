"use client";

import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { saveFile } from "./save-file";
import { svgToPng } from "./svg-to-png";

const FORMATS = ["SVG", "PNG", "PDF"] as const;
type Format = (typeof FORMATS)[number];

type Said = { text: string; isProblem: boolean };

/** The figure for a paper, in three formats. The server draws SVG and PDF; the PNG is made here from that SVG. */
export function SaveFigure({ url, name }: {
  /** Without the ending, which goes before the query. */
  url: string;
  /** Of the file, without the ending. */
  name: string;
}) {
  const [said, setSaid] = useState<Said>({ text: "", isProblem: false });
  const [isBusy, setIsBusy] = useState(false);

  async function save(format: Format) {
    if (isBusy) return;
    setIsBusy(true);
    setSaid({ text: `Drawing the ${format} …`, isProblem: false });
    setSaid(await fetchAndSave(url, name, format));
    setIsBusy(false);
  }

  return (
    <>
      <div role="group" aria-label="Save the figure for print" className="flex flex-wrap items-center">
        {FORMATS.map((format) => (
          <button key={format} type="button" aria-label={`Save as ${format}`} aria-disabled={isBusy} onClick={() => void save(format)} className={buttonClass("quiet", "small")}>
            {format}
          </button>
        ))}
      </div>
      <p role="status" className={said.isProblem ? "basis-full px-3 text-[13px] text-danger" : "basis-full px-3 text-[13px] text-soft"}>{said.text}</p>
    </>
  );
}

async function fetchAndSave(url: string, name: string, format: Format): Promise<Said> {
  let answer: Response;
  try {
    const [path = "", query] = url.split("?");
    answer = await fetch(`${path}.${format === "PDF" ? "pdf" : "svg"}${query === undefined ? "" : `?${query}`}`, { credentials: "same-origin" });
  } catch {
    return problem("The server could not be reached. Nothing was saved; try again when you are online.");
  }
  if (!answer.ok) return problem(whyNot(answer.status));
  try {
    const drawn = await answer.blob();
    saveFile(format === "PNG" ? await svgToPng(drawn) : drawn, `${name}.${format.toLowerCase()}`);
  } catch {
    return problem(`This browser could not make the ${format} from the figure. Save the SVG or the PDF instead.`);
  }
  return { text: `${name}.${format.toLowerCase()} was handed to your browser.`, isProblem: false };
}

function whyNot(status: number): string {
  if (status === 404) return "This study has no such figure yet. It appears with the first numbers to draw.";
  if (status === 401 || status === 403) return "You are signed out, or may not see this study's figures. Sign in and try again.";
  return `The figure could not be drawn (the server answered ${status}). Try again in a moment.`;
}

function problem(text: string): Said {
  return { text, isProblem: true };
}
