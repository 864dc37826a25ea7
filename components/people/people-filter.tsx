import { Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/field";
import type { ListPeople } from "@/lib/users/schema";
import type { Role } from "@/lib/users/types";
import { ROLE_LABELS } from "./role-text";

/** A plain form that asks the page again: works without a script, and the address can be kept. */
export function PeopleFilter({ query, roles }: { query: ListPeople; roles: readonly Role[] }) {
  return (
    <form role="search" className="mb-4 flex flex-wrap gap-2">
      <Input name="search" type="search" defaultValue={query.search} placeholder="Name or e-mail" aria-label="Search people" className="min-w-0 flex-1 basis-52 sm:max-w-xs" />
      {roles.length > 1 && (
        <Select name="role" defaultValue={query.role ?? ""} aria-label="Role" className="w-auto!">
          <option value="">All roles</option>
          {roles.map((role) => <option key={role} value={role}>{ROLE_LABELS[role]}s</option>)}
        </Select>
      )}
      <Button type="submit" icon={<Search size={15} aria-hidden />}>Search</Button>
    </form>
  );
}
