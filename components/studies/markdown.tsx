import Markdown from "react-markdown";

/**
 * Text of a study as Markdown. Raw HTML stays text; pictures are left out, since only Concord's own could be shown.
 * Its headings go two steps down, below those of the page that it stands on, and look as they do for evaluators.
 */
export function StudyMarkdown({ text }: { text: string }) {
  return (
    <div className="prose">
      <Markdown
        disallowedElements={["img"]}
        components={{
          a: ({ href, children }) => <a href={href} rel="noreferrer" target="_blank">{children}</a>,
          h1: ({ children }) => <h3 className="!mt-0 !text-2xl">{children}</h3>,
          h2: ({ children }) => <h4 className="!mt-8 !text-lg">{children}</h4>,
          h3: ({ children }) => <h5 className="!mt-6 !text-base font-semibold">{children}</h5>,
        }}
      >
        {text}
      </Markdown>
    </div>
  );
}
