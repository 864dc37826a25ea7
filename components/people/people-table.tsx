import { Moment } from "@/components/studies/moment";
import { Chip } from "@/components/ui/chip";
import { Table, Td, Th } from "@/components/ui/table";
import type { Actor, Person, PersonState } from "@/lib/users/types";
import { ManagePerson } from "./manage-person";
import { ROLE_LABELS, STATE_LABELS } from "./role-text";

const TONES = { invited: "warn", active: "good", disabled: "neutral" } as const satisfies Record<PersonState, string>;

/** On phones, role and state stand under the name. */
const WIDE = "max-sm:hidden";

function StateChip({ state }: { state: PersonState }) {
  return <Chip tone={TONES[state]}>{STATE_LABELS[state]}</Chip>;
}

export function PeopleTable({ people, actor }: { people: Person[]; actor: Actor }) {
  const isAdmin = actor.role === "admin";
  return (
    <Table caption="People">
      <thead>
        <tr><Th>Person</Th><Th className={WIDE}>Role</Th><Th className={WIDE}>State</Th><Th className={WIDE}>Added</Th><Th className="relative"><span className="sr-only">Actions</span></Th></tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <Td>
              <span className="block font-medium [overflow-wrap:anywhere]">{person.name || person.email}{person.id === actor.id && <span className="font-normal text-soft"> (you)</span>}</span>
              {person.name && <span className="block text-[13px] [overflow-wrap:anywhere] text-soft">{person.email}</span>}
              <span className="mt-1 flex items-center gap-2 text-[13px] text-soft sm:hidden">{ROLE_LABELS[person.role]} <StateChip state={person.state} /></span>
            </Td>
            <Td className={WIDE}>{ROLE_LABELS[person.role]}</Td>
            <Td className={WIDE}><StateChip state={person.state} /></Td>
            <Td className={`${WIDE} whitespace-nowrap text-soft`}><Moment at={person.createdAt.toISOString()} withTime={false} /></Td>
            <Td numeric>
              {(isAdmin || person.state === "invited") && (
                <ManagePerson
                  isAdmin={isAdmin} isSelf={person.id === actor.id}
                  person={{ id: person.id, email: person.email, name: person.name, role: person.role, state: person.state }}
                />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
