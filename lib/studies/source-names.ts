/** What the sources of a study are called in results and files, in their order: the dataset's slug; a second source of the same dataset is "slug#2". Pure. */
export function sourceNames(slugs: readonly string[]): string[] {
  return slugs.map((slug, index) => {
    const time = slugs.slice(0, index + 1).filter((other) => other === slug).length;
    return time === 1 ? slug : `${slug}#${time}`;
  });
}
