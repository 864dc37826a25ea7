import { Notice } from "@/components/ui/notice";

/** What must be known before any number is read. */
export function Warnings({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return <div className="grid gap-2">{sentences.map((sentence) => <Notice key={sentence}>{sentence}</Notice>)}</div>;
}
