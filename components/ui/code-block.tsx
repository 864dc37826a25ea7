import { clsx } from "clsx";
import { useId } from "react";
import { CopyButton } from "./copy-button";

/** Lines to take along as they are. Long ones scroll inside their frame. */
export function CodeBlock({ text, title, what, tall }: { text: string; title: string; /** In what is said when it was copied: "command". */ what: string; /** Room for more lines before it scrolls. */ tall?: boolean }) {
  const id = useId();
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-sunken">
      <div className="flex min-h-10 flex-wrap items-center gap-x-3 border-b border-line ps-4 pe-1.5">
        <p id={`${id}-title`} className="min-w-0 flex-1 text-[13px] font-semibold text-soft">{title}</p>
        <CopyButton text={text} what={what} from={id} />
      </div>
      <pre
        role="region" aria-labelledby={`${id}-title`} tabIndex={0}
        className={clsx("overflow-auto px-4 py-3 font-mono text-[12.5px] leading-5 focus-visible:-outline-offset-2", tall ? "max-h-96" : "max-h-64")}
      >
        <code id={id}>{text}</code>
      </pre>
    </div>
  );
}
