"use client";

import { Checkbox } from "@/components/ui/field";
import { Kbd } from "@/components/ui/chip";
import { Dialog } from "@/components/ui/dialog";
import { showsPeople } from "@/lib/desk/sides";
import { nounOf } from "@/lib/desk/words";
import type { DeskItem } from "@/lib/judgments/desk";
import type { StudyKind } from "@/lib/studies/types";
import { useDesk, useParts, useView } from "./desk-context";
import { remember } from "./runtime/preferences";

type Line = [keys: string[], what: string];
type Group = { title: string; keys: Line[] };

const SCALE: Line[] = [
  [["1", "…", "4"], "Rate and go on to the next"],
];
const PAIR_ANSWERS: Line[] = [
  [["A", "1"], "A is better, and on to the next"],
  [["T", "2"], "Tie"],
  [["B", "3"], "B is better"],
  [["X", "4"], "Both bad"],
];
const PEOPLE: Line[] = [
  [["P"], "Persona, events, album"],
];
const PAIR_READING: Line[] = [
  [["S"], "To the other conversation"],
  [["L"], "Scroll together or apart"],
];

const CLOSING_ANSWERS: Line[] = [
  [["A"], "A was machine-made"],
  [["B"], "B was machine-made"],
  [["C"], "Cannot tell"],
];
const SCROLL: Line = [["PgDn", "PgUp"], "Scroll"];
const INSTRUCTIONS: Line = [["H"], "Instructions"];
const PICTURE: Line = [["Z"], "Open the picture in view"];
const OPENED: Line[] = [
  [["+", "−", "0"], "In a picture: larger, smaller, fit"],
  [["S"], "In a picture: side by side"],
  [["Esc"], "Close"],
];

/** What works while the last question of a comparison is asked. */
const CLOSING: Group[] = [
  { title: "Answer", keys: CLOSING_ANSWERS },
  { title: "Read", keys: [...PAIR_READING, SCROLL, INSTRUCTIONS] },
  { title: "Look", keys: [PICTURE, ...OPENED] },
];

/** @param item of a pair decides how many answers there are, and whether there are people to look up. */
function listKeys(kind: StudyKind, item: DeskItem | null): Group[] {
  const isPair = kind === "comparison";
  const answers = item?.criteria[0]?.scale.length ?? 3;
  return [
    {
      title: isPair ? "Compare" : "Rate",
      keys: [
        ...(isPair ? PAIR_ANSWERS.slice(0, answers) : SCALE),
        [["J", "K"], "Next, previous criterion"],
        [["←", "→"], isPair ? "Move within the answers" : "Move within the scale"],
        [["D"], "What the criterion means"],
        [["Ctrl Z"], "Undo the last change"],
        [["Ctrl ↵"], "Submit"],
        [["U"], `Reopen the ${nounOf(kind)} submitted last`],
      ],
    },
    {
      title: "Read",
      keys: [
        ...(isPair ? PAIR_READING : []),
        [["Alt ↓", "Alt ↑"], "Next, previous session"],
        [["N"], "Next unread session"],
        isPair ? SCROLL : [["PgDn", "PgUp"], "Scroll the conversation"],
        [["/"], isPair ? "Find in both" : "Find in the conversation"],
        ...(isPair && !(item && showsPeople(item)) ? [] : PEOPLE),
        INSTRUCTIONS,
      ],
    },
    {
      title: "Look",
      keys: [
        PICTURE,
        [["I"], "All images"],
        ...OPENED,
      ],
    },
  ];
}

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { kind, view } = useParts();
  const item = useDesk((state) => state.item);
  const isClosing = useDesk((state) => state.closing.item !== null);
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
        {(isClosing ? CLOSING : listKeys(kind, item)).map((group) => (
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
