import type { ReactNode } from "react";
import Markdown from "react-markdown";
import { CHOICES } from "@/lib/studies/preference";
import type { StudyKind } from "@/lib/studies/types";
import type { Criterion } from "@/lib/studies/protocol";

/** Instructions and what every criterion and point means. Drawn on the server, for the page and for the dialog. */
export function InstructionsBody({ kind, instructions, criteria, level = 2 }: { kind: StudyKind; instructions: string; criteria: readonly Criterion[]; level?: 2 | 3 }) {
  const isPair = kind === "comparison";
  const Heading = level === 2 ? "h2" : "h3";
  const Name = level === 2 ? "h3" : "h4";
  return (
    <>
      <Text markdown={instructions} level={level} />
      <Heading className="mt-10 mb-4 text-[19px]">{isPair ? "What you compare" : "What you rate"}</Heading>
      {isPair && <AnswersOfPair criteria={criteria} />}
      <ol className="grid gap-4">
        {criteria.map((criterion, index) => (
          <li key={criterion.key} className="rounded-xl border border-line bg-card px-5 py-4" dir="auto">
            <Name className="text-[15px]"><span className="me-1.5 font-normal text-faint tabular-nums">{index + 1}</span>{criterion.name}</Name>
            <p className="mt-0.5 font-medium">{criterion.question}</p>
            {criterion.definition && <p className="mt-1 max-w-[72ch] text-[14px] whitespace-pre-line text-soft">{criterion.definition}</p>}
            {!isPair && (
              <table className="mt-3 w-full border-collapse text-[14px] max-sm:block">
                <caption className="sr-only">Points of the scale of {criterion.name}</caption>
                <tbody className="max-sm:block">
                  {criterion.scale.map((point) => (
                    <tr key={point.value} className="border-t border-line align-top max-sm:block max-sm:py-2">
                      <th scope="row" className="w-36 py-2 pe-4 text-start font-semibold whitespace-nowrap max-sm:block max-sm:w-auto max-sm:py-0">
                        <span className="me-2 inline-grid size-6 place-items-center rounded-md border border-line-strong/60 text-[13px] tabular-nums">{point.value}</span>
                        {point.label}
                      </th>
                      <td className="py-2 text-soft max-sm:block max-sm:py-0.5">
                        {point.definition}
                        {point.example && <span className="mt-0.5 block text-[13.5px] text-faint">For example: {point.example}</span>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {criterion.allowCannotJudge && <p className="mt-2 text-[13.5px] text-faint">Where it cannot be told, “Cannot judge” is an answer too. {isPair ? "It is not a tie." : "It is not a point of the scale."}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}

const ANSWERS = [
  { answer: "A or B", meaning: "The better one in what the question asks, even if only by a little." },
  { answer: "Tie", meaning: "You looked for a difference and found none that you could name." },
  { answer: "Both bad", meaning: "Neither is any good in this respect, so there is nothing to prefer." },
] as const;

/** The same for every question, so it is said once. */
function AnswersOfPair({ criteria }: { criteria: readonly Criterion[] }) {
  const allowsBothBad = criteria.some((criterion) => criterion.scale.length === CHOICES.length);
  return (
    <dl className="mb-4 grid gap-2.5 rounded-xl border border-line bg-sunken px-5 py-4 text-[14px]">
      {ANSWERS.filter(({ answer }) => allowsBothBad || answer !== "Both bad").map(({ answer, meaning }) => (
        <div key={answer} className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-baseline gap-3 max-sm:grid-cols-1 max-sm:gap-0">
          <dt className="font-semibold">{answer}</dt>
          <dd className="text-soft">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Raw HTML stays text, and pictures are left out. The headings begin where those of the page around it have come to. */
function Text({ markdown, level }: { markdown: string; level: 2 | 3 }) {
  const [First, Second, Third] = level === 2 ? (["h2", "h3", "h4"] as const) : (["h3", "h4", "h5"] as const);
  type Parts = { children?: ReactNode };
  return (
    <div className="prose">
      <Markdown
        disallowedElements={["img"]}
        components={{
          a: ({ href, children }) => <a href={href} rel="noreferrer" target="_blank">{children}</a>,
          h1: ({ children }: Parts) => <First className="!mt-0 !text-[22px]">{children}</First>,
          h2: ({ children }: Parts) => <Second className="!mt-7 !text-[17px]">{children}</Second>,
          h3: ({ children }: Parts) => <Third className="!mt-5 !text-[15px]">{children}</Third>,
        }}
      >
        {markdown}
      </Markdown>
    </div>
  );
}
