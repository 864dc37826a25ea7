import { ConfirmAction } from "@/components/studies/confirm-action";

export function RetireThreshold({ id, name }: { id: string; name: string }) {
  return (
    <ConfirmAction label="Retire" name={`Retire the threshold of ${name}`} look="quiet" size="small" title="Retire this threshold?" confirm="Retire" cancel="Keep it" method="DELETE" path={`/calibrations/${id}`}>
      <p>Runs that are asked for from now on use the starting point that nobody has calibrated. Runs before that keep to this one, and it stays listed here.</p>
    </ConfirmAction>
  );
}
