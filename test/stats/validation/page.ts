/** docs/validation.md, computed. */
import { alphaSection, randomSection } from "./alpha";
import type { Section } from "./check";
import { gwetSection, intraclassSection, kappaSection } from "./coefficients";
import { intervalsSection } from "./intervals";
import { sectionText } from "./markdown";
import { dawidSkeneSection, meanSection, ordinalSection } from "./models";
import { notOfferedSection } from "./not-offered";
import { otherProgramsSection } from "./other-programs";
import { countsSection, davidsonSection } from "./preferences";

export function checkedSections(): Section[] {
  return [alphaSection(), gwetSection(), kappaSection(), intraclassSection(), countsSection(), davidsonSection(), meanSection(), ordinalSection(), dawidSkeneSection()];
}

const BEGINNING = `# Numbers that were published, and ours

Every statistic is held against data that somebody published with a result. This page is written by the tests
(\`test/stats/validation\`) from the code as it is: a test fails when the page is not what the code computes, and rewrites it with

\`\`\`sh
npx vitest run test/stats/validation.test.ts -u
\`\`\`

"Published" is what the source prints. "To more digits" is the exact value as a fraction, or that of another program, by name.
The difference is from that: closed forms are held to nine digits and more, values that another program rounds to five decimals
to these, and what is found by iteration to a hundred-thousandth of it, with a log-likelihood that is no worse. Data and results
lie in \`test/stats/vectors\`.`;

export function validationPage(): string {
  const [alpha, ...others] = checkedSections();
  if (!alpha) throw new Error("There is nothing to show.");
  return `${[BEGINNING, sectionText(alpha), randomSection(), otherProgramsSection(), intervalsSection(), ...others.map(sectionText), notOfferedSection()].join("\n\n")}\n`;
}
