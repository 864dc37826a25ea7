import type { ReactNode } from "react";
import { Wordmark } from "@/components/shell/logo";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-[25rem] flex-col px-4 pt-[12vh] pb-12">
      <div className="mb-8 flex justify-center"><Wordmark /></div>
      {children}
    </main>
  );
}
