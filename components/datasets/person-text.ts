export function personText({ name, age, gender, country }: { name: string | null; age: number | null; gender: string | null; country: string | null }): string {
  return [name, age, gender, country].filter((part) => part !== null && part !== "").join(", ");
}
