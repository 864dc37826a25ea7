import Markdown from "react-markdown";

/** Text of a study as Markdown. Raw HTML stays text; pictures are left out, since only Concord's own could be shown. */
export function StudyMarkdown({ text }: { text: string }) {
  return (
    <div className="prose">
      <Markdown
        disallowedElements={["img"]}
        components={{ a: ({ href, children }) => <a href={href} rel="noreferrer" target="_blank">{children}</a> }}
      >
        {text}
      </Markdown>
    </div>
  );
}
