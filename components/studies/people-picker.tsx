"use client";

import { X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Checkbox, Field, Input } from "@/components/ui/field";

export type PickablePerson = { email: string; name: string };

const SEARCH_DELAY_MS = 250;

/** Picks people by name or address. The first page comes with the document; more are asked for while typing. */
export function PeoplePicker({ people, chosen, onChange, members = [], error }: {
  people: readonly PickablePerson[];
  chosen: readonly string[];
  onChange: (emails: string[]) => void;
  /** Addresses of those who already are in. */
  members?: readonly string[];
  error?: string;
}) {
  const [search, setSearch] = useState("");
  const [found, setFound] = useState<readonly PickablePerson[]>(people);
  const [failed, setFailed] = useState(false);
  const latest = useRef(0);

  useEffect(() => {
    const number = ++latest.current;
    const timer = setTimeout(async () => {
      const answer = search.trim() === "" ? people : await searchPeople(search);
      // A slow answer to an earlier word must not replace a later one.
      if (number !== latest.current) return;
      setFailed(answer === undefined);
      if (answer) setFound(answer);
    }, search === "" ? 0 : SEARCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [search, people]);

  const open = found.filter((person) => !members.includes(person.email));
  const toggle = (email: string, isChosen: boolean) => onChange(isChosen ? [...chosen, email] : chosen.filter((other) => other !== email));
  return (
    <div className="grid gap-3">
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1.5" aria-label="Chosen people">
          {chosen.map((email) => (
            <li key={email} className="inline-flex items-center gap-1 rounded-full border border-accent/30 bg-accent-soft ps-3 pe-1 text-[13px] text-accent-strong">
              {email}
              <button type="button" aria-label={`Leave out ${email}`} onClick={() => toggle(email, false)} className="grid size-7 place-items-center rounded-full hover:bg-card">
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field label="Find people" error={error}>
        <Input type="search" value={search} placeholder="Name or e-mail address" onChange={(event) => setSearch(event.target.value)} />
      </Field>
      {failed && <p role="status" className="text-[13px] text-danger">The list could not be read. Try again in a moment.</p>}
      {open.length === 0
        ? <p className="text-sm text-soft">{search ? "Nobody is found by that." : "Nobody else to choose. Invite people first, under People."}</p>
        : (
          <ul className="max-h-72 overflow-auto rounded-[10px] border border-line px-3 py-1">
            {open.map((person) => (
              <li key={person.email}>
                <Checkbox
                  label={person.name || person.email} hint={person.name ? person.email : undefined}
                  checked={chosen.includes(person.email)} onChange={(event) => toggle(person.email, event.target.checked)}
                />
              </li>
            ))}
          </ul>
        )}
    </div>
  );
}

async function searchPeople(search: string): Promise<PickablePerson[] | undefined> {
  const response = await fetch(`/api/v1/users?${new URLSearchParams({ search: search.trim(), limit: "50" })}`).catch(() => undefined); // offline: said below the field
  if (!response?.ok) return undefined;
  const answer = (await response.json()) as { people: (PickablePerson & { state: string })[] };
  return answer.people.filter((person) => person.state !== "disabled");
}
