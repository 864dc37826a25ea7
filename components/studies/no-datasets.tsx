import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/surface";

export function NoDatasets({ isAdmin }: { isAdmin: boolean }) {
  return (
    <Empty title="There is no dataset yet" action={isAdmin ? <Link href="/import" className={buttonClass("primary")}>Import a dataset</Link> : undefined}>
      {isAdmin ? "A study draws its items from a dataset." : "A study draws its items from a dataset. Ask an admin to import one."}
    </Empty>
  );
}
