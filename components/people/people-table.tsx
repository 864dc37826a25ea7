import { Moment } from "@/components/studies/moment";
import { Chip } from "@/components/ui/chip";
import { Table, Td, Th } from "@/components/ui/table";
import type { Actor, Person, PersonState } from "@/lib/users/types";
import { ManagePerson } from "./manage-person";
import { ROLE_LABELS, STATE_LABELS } from "./role-text";

const TONES = { invited: "warn", active: "good", disabled: "neutral" } as const satisfies Record<PersonState, string>;

export function PeopleTable({ people, actor }: { people: Person[]; actor: Actor }) {
  const isAdmin = actor.role === "admin";
  return (
    <Table caption="People">
      <thead>
        <tr><Th>Person</Th><Th>Role</Th><Th>State</Th><Th>Added</Th><Th><span className="sr-only">Actions</span></Th></tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <Td>
              <span className="block font-medium">{person.name || person.email}{person.id === actor.id && <span className="font-normal text-soft"> (you)</span>}</span>
              {person.name && <span className="block text-[13px] text-soft">{person.email}</span>}
            </Td>
            <Td>{ROLE_LABELS[person.role]}</Td>
            <Td><Chip tone={TONES[person.state]}>{STATE_LABELS[person.state]}</Chip></Td>
            <Td className="whitespace-nowrap text-soft"><Moment at={person.createdAt.toISOString()} withTime={false} /></Td>
            <Td className="text-end">
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
