"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useId, useState } from "react";
import { applyTheme, THEMES, type Theme } from "./theme";

const LABELS: Record<Theme, string> = { system: "Device", light: "Light", dark: "Dark" };
const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** @param bare without a heading of its own to be seen, where one stands above it already. */
export function ThemeChoice({ initial, bare }: { initial: Theme; bare?: boolean }) {
  const [theme, setTheme] = useState(initial);
  const name = useId();

  function choose(chosen: Theme) {
    setTheme(chosen);
    applyTheme(chosen);
  }

  return (
    <fieldset>
      <legend className={bare ? "sr-only" : "mb-1.5 text-[13px] text-soft"}>Appearance</legend>
      <div className="grid grid-cols-3 gap-1 rounded-[10px] border border-line bg-sunken p-1">
        {THEMES.map((option) => {
          const Icon = ICONS[option];
          return (
            <label
              key={option}
              className="flex min-h-8 items-center justify-center gap-1.5 rounded-lg px-2 text-[13px] text-soft has-checked:bg-card has-checked:font-semibold has-checked:text-ink has-checked:shadow-raised has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input type="radio" name={name} value={option} checked={theme === option} onChange={() => choose(option)} className="sr-only" />
              <Icon size={14} aria-hidden />
              {LABELS[option]}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
