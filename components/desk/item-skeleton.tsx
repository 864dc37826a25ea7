/** Where the item will be. */
export function ItemSkeleton() {
  const bar = "rounded-2xl bg-line/70 motion-safe:animate-pulse";
  return (
    <div role="status" aria-label="Conversations are being fetched" className="mx-auto grid max-w-3xl gap-4 px-6 py-12 [animation-delay:200ms]">
      <div className={`${bar} h-12 w-2/3`} />
      <div className={`${bar} mt-8 h-16 w-3/4`} />
      <div className={`${bar} h-16 w-2/3 justify-self-end`} />
      <div className={`${bar} h-24 w-3/4`} />
      <div className={`${bar} h-56 w-80 justify-self-end`} />
    </div>
  );
}
