"use client";

import { Checkbox } from "@/components/ui/field";
import { Kbd } from "@/components/ui/chip";
import { Dialog } from "@/components/ui/dialog";
import { useParts, useView } from "./desk-context";
import { remember } from "./runtime/preferences";

const GROUPS: { title: string; keys: [keys: string[], what: string][] }[] = [
  {
    title: "Rate",
    keys: [
      [["1", "…", "4"], "Rate and go on to the next"],
      [["J", "K"], "Next, previous criterion"],
      [["←", "→"], "Move within the scale"],
      [["D"], "What the criterion means"],
      [["Ctrl Z"], "Undo the last change"],
      [["Ctrl ↵"], "Submit"],
      [["U"], "Reopen the item submitted last"],
    ],
  },
  {
    title: "Read",
    keys: [
      [["Alt ↓", "Alt ↑"], "Next, previous session"],
      [["N"], "Next unread session"],
      [["PgDn", "PgUp"], "Scroll the conversation"],
      [["/"], "Find in the conversation"],
      [["P"], "Persona, events, album"],
      [["H"], "Instructions"],
    ],
  },
  {
    title: "Look",
    keys: [
      [["Z"], "Open the picture in view"],
      [["I"], "All images"],
      [["+", "−", "0"], "In a picture: larger, smaller, fit"],
      [["S"], "In a picture: side by side"],
      [["Esc"], "Close"],
    ],
  },
];

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { view } = useParts();
  const on = useView((state) => state.characterKeys);
  return (
    <Dialog
      open
      wide
      title="Keys"
      onClose={onClose}
      footer={
        <div className="me-auto">
          <Checkbox
            label="Keys of a single character are on"
            hint="Turn them off when you dictate, or when they get in the way. The others stay."
            checked={on}
            onChange={(event) => {
              view.set({ characterKeys: event.target.checked });
              remember("desk:keys", event.target.checked);
            }}
          />
        </div>
      }
    >
      <div className="grid gap-x-7 gap-y-6 sm:grid-cols-2 lg:grid-cols-3">
        {GROUPS.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3 className="mb-2.5 text-[12.5px] text-faint">{group.title}</h3>
            <dl className="grid gap-2">
              {group.keys.map(([keys, what]) => (
                <div key={what} className="grid grid-cols-[5.7rem_minmax(0,1fr)] items-baseline gap-2">
                  <dt className="flex flex-wrap items-center gap-1">{keys.map((key) => (key === "…" ? <span key={key}>–</span> : <Kbd key={key}>{key}</Kbd>))}</dt>
                  <dd className="text-[14px]">{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
