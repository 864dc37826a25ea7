import { ConfirmAction } from "@/components/studies/confirm-action";

export function RemoveEngine({ id, name, hasKey }: { id: string; name: string; hasKey: boolean }) {
  return (
    <ConfirmAction label="Remove" name={`Remove ${name}`} look="danger" size="small" title={`Remove ${name}?`} confirm="Remove" cancel="Keep it" method="DELETE" path={`/engines/${id}`}>
      <p>It is forgotten{hasKey ? ", and so is its key" : ""}. What it has made stays, with its name and model. To stop asking it for a while, disable it instead.</p>
    </ConfirmAction>
  );
}
