import { FoldedFields } from "@/components/ui/folded-fields";
import { Field, Input, Select, Textarea } from "@/components/ui/field";
import { GENDERS } from "@/lib/mcu/types";

const PARTS = ["name", "age", "gender", "face", "picture"];

/** Who is to be seen. @param isNeeded the picture is to be made with their face. */
export function PersonFields({ isNeeded, longest, errorAt }: { isNeeded: boolean; longest: number; errorAt: (path: string) => string | undefined }) {
  const whole = errorAt("person");
  return (
    <FoldedFields title="The person who is seen" opens={isNeeded || whole !== undefined || PARTS.some((part) => errorAt(`person.${part}`))}>
      <p className="mt-1 max-w-[68ch] text-[13px] text-soft">For a picture with somebody’s face: a reference face is made of the words first. No face of anybody under 18 is made or used.</p>
      {whole && <p className="mt-1 text-[13px] font-medium text-danger">{whole}</p>}
      <div className="mt-2 grid gap-4 sm:grid-cols-3">
        <Field label="Name" optional hint="As the description calls them; image models are not told it." error={errorAt("person.name")}><Input name="personName" maxLength={200} autoComplete="off" /></Field>
        <Field label="Age" error={errorAt("person.age")}><Input name="personAge" type="number" min={0} max={150} inputMode="numeric" /></Field>
        <Field label="Gender" error={errorAt("person.gender")}><Select name="personGender" defaultValue=""><option value="">not given</option>{GENDERS.map((gender) => <option key={gender}>{gender}</option>)}</Select></Field>
        <Field label="Face in words" hint="Hair, eyes, what stands out." error={errorAt("person.face")} className="sm:col-span-3"><Textarea name="personFace" maxLength={longest} rows={2} /></Field>
      </div>
    </FoldedFields>
  );
}

/** Null where nothing is said of anybody and nobody is needed; else as far as it is said. */
export function personOf(fields: FormData, isNeeded: boolean) {
  const words = (name: string) => String(fields.get(name) ?? "").trim() || undefined;
  const age = words("personAge");
  const person = { name: words("personName"), age: age === undefined ? undefined : Number(age), gender: words("personGender"), face: words("personFace") };
  return isNeeded || Object.values(person).some((part) => part !== undefined) ? person : null;
}
