/** First in the order of the keyboard, seen only there. */
export function SkipLink() {
  return (
    <a href="#main" className="sr-only z-50 rounded-lg bg-accent font-semibold text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4 focus:py-2">
      Skip to the content
    </a>
  );
}
