import { Field, Textarea } from "@/components/ui/field";

/** One address a line; empty lines say nothing. */
export function addressesOf(text: string): string[] {
  return [...new Set(text.split(/\s+/).filter(Boolean))];
}

/** Files of the web: the server fetches them itself, so that nothing passes through this computer. */
export function AddressList({ text, onChange, isBusy, error }: { text: string; onChange: (text: string) => void; isBusy: boolean; error?: string }) {
  return (
    <Field
      label="Addresses of files, one a line" error={error}
      hint="The server fetches them one after the other, from public hosts only, and goes on where a connection broke off. They are read when all are there."
    >
      <Textarea
        rows={6} value={text} disabled={isBusy} spellCheck={false} autoCapitalize="none" className="font-mono !text-[13px]" placeholder="https://example.org/shards/part-00.parquet"
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
