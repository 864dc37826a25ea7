import { Moment } from "@/components/studies/moment";
import { Notice } from "@/components/ui/notice";

/** Why nothing moves, where that is so: no worker, one that was lost, no connection. */
export function JobNotice({ what, job: { state, workerSeen, silentSince = null, error = null }, isLost, className }: {
  /** "The run": what the job is, at the beginning of a sentence. */
  what: string;
  job: { state: string; workerSeen: boolean; /** Since when the process that has it is silent; null while it is heard. */ silentSince?: string | null; error?: string | null };
  isLost: boolean;
  className?: string;
}) {
  if (isLost) return <Notice tone="warn" live className={className}>The connection to the server is lost. {what} goes on there; this page catches up by itself.</Notice>;
  if (state === "queued" && !workerSeen) return <Notice tone="warn" className={className} title="Nobody takes it yet">The worker does not run. {what} starts by itself as soon as it does.</Notice>;
  if (state === "paused" && error !== null) return <Notice tone="warn" live className={className} title="It cannot go on just now">{error} {what} is paused; what is done is kept. Resume it when this is put right.</Notice>;
  if (silentSince === null) return null;
  return (
    <Notice tone="warn" live className={className} title="Nobody works on it just now">
      The worker that had it has not been heard of since <Moment at={silentSince} />. {workerSeen ? "Another takes it up within a minute" : "It goes on as soon as a worker runs"}; what is done is not done again.
    </Notice>
  );
}
