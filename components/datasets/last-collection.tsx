import { Moment } from "@/components/studies/moment";
import { Notice } from "@/components/ui/notice";
import { Card } from "@/components/ui/surface";
import type { CollectionView } from "@/lib/images/collect/types";
import { count, counted } from "@/lib/reports/number-text";
import { bytesText } from "./bytes-text";
import { Figures } from "./figures";

/** What the nightly collection found in the picture store: what it kept, what it removed, and what should be there and is not. */
export function LastCollection({ collection }: { collection: CollectionView | undefined }) {
  if (!collection) return <p className="text-sm text-soft">Once a night the worker removes pictures that no dataset refers to. It has not done so yet.</p>;
  const { finishedAt, collected, error } = collection;
  if (!collected) return <Notice tone="warn" title="The last collection failed"><Moment at={finishedAt} />. {error ?? "No reason was recorded."} It is tried again the next night.</Notice>;
  const { pictures, derivatives, partial, missing, foreign, underWay } = collected;
  return (
    <Card className="grid gap-4 px-5 py-4">
      <p className="text-sm text-soft">
        Once a night the worker removes pictures that no dataset refers to, their smaller copies, and what was left half written; the last time <Moment at={finishedAt} />.
        {underWay && " Work that stores pictures was under way: what was written since it began was left alone."}
        {foreign > 0 && ` ${counted(foreign, "file")} that ${foreign === 1 ? "is" : "are"} not Concord’s ${foreign === 1 ? "stays" : "stay"} in the folder.`}
      </p>
      <Figures figures={[
        ["Pictures kept", count(pictures.seen - pictures.removed)], ["Pictures removed", count(pictures.removed)],
        ["Other files removed", count(derivatives.removed + partial.removed)], ["Room freed", bytesText(pictures.bytes + derivatives.bytes + partial.bytes)],
        ["Missing from the store", count(missing)],
      ]} />
      {missing > 0 && (
        <Notice tone="warn" title={`${counted(missing, "picture")} ${missing === 1 ? "is" : "are"} not in the store`}>
          Datasets refer to {missing === 1 ? "it" : "them"}. Bring the store back from a backup, or import the pictures again.
        </Notice>
      )}
    </Card>
  );
}
