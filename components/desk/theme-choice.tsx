"use client";

import { Moon, Sun, SunMoon } from "lucide-react";
import { useSyncExternalStore } from "react";
import { applyTheme, parseTheme, THEMES, type Theme } from "@/components/shell/theme";

const WORDS: Record<Theme, string> = { system: "as the device has it", light: "light", dark: "dark" };
const ICONS = { system: SunMoon, light: Sun, dark: Moon };

const readTheme = () => parseTheme(document.documentElement.dataset.theme);

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** One small button instead of the three of the menu: there is no room beside the transcript. */
export function ThemeChoice({ className }: { className?: string }) {
  const theme = useSyncExternalStore(subscribe, readTheme, () => "system" as const);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "system";
  const Icon = ICONS[theme];
  return (
    <button type="button" className={className} aria-label={`Theme: ${WORDS[theme]}. Change to ${WORDS[next]}.`} title={`Theme: ${WORDS[theme]}`} onClick={() => applyTheme(next)}>
      <Icon size={17} aria-hidden />
    </button>
  );
}
