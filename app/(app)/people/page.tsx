import type { Metadata, Route } from "next";
import Link from "next/link";
import { InvitePerson } from "@/components/people/invite-person";
import { PeopleFilter } from "@/components/people/people-filter";
import { PeopleTable } from "@/components/people/people-table";
import { buttonClass } from "@/components/ui/button";
import { Empty, PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { canManage, visibleRoles } from "@/lib/users/access";
import { listPeople } from "@/lib/users/data";
import { listPeopleSchema } from "@/lib/users/schema";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage({ searchParams }: PageProps<"/people">) {
  const actor = await requireActor(["researcher", "admin"]);
  const wanted = Object.fromEntries(Object.entries(await searchParams).filter(([, value]) => value !== ""));
  // A mistyped address shows the whole list rather than an error.
  const query = listPeopleSchema.safeParse(wanted).data ?? listPeopleSchema.parse({});
  const { people, next } = await listPeople(actor, query);
  const roles = visibleRoles(actor);
  const isFiltered = query.search !== "" || query.role !== undefined || query.after !== undefined;
  const invite = <InvitePerson roles={roles} />;

  return (
    <>
      <PageHeader
        title={canManage(actor) ? "People" : "Evaluators"}
        lead={canManage(actor) ? "Who may come in, and what they may do here." : "The people who judge conversations for you."}
        actions={people.length > 0 || isFiltered ? invite : undefined}
      />
      {(people.length > 0 || isFiltered) && <PeopleFilter query={query} roles={roles} />}
      {people.length > 0 ? (
        <PeopleTable people={people} actor={actor} />
      ) : isFiltered ? (
        <Empty title="Nobody here matches" action={<Link href="/people" className={buttonClass()}>Show everybody</Link>}>Try a part of the name or of the e-mail address.</Empty>
      ) : (
        <Empty title="No evaluators yet" action={invite}>Invite the people who will judge conversations. Each gets a link that works once.</Empty>
      )}
      {(next !== null || query.after !== undefined) && (
        <nav aria-label="Pages" className="mt-4 flex justify-end gap-2">
          {query.after !== undefined && <Link href={pageHref(query, undefined)} className={buttonClass("secondary", "small")}>First page</Link>}
          {next !== null && <Link href={pageHref(query, next)} className={buttonClass("secondary", "small")}>Next page</Link>}
        </nav>
      )}
    </>
  );
}

function pageHref({ search, role }: { search: string; role?: string }, after: string | undefined): Route {
  const parameters = new URLSearchParams(Object.entries({ search, role, after }).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return `/people?${parameters}` as Route;
}
