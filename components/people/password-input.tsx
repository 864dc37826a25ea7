"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState, type InputHTMLAttributes } from "react";
import { Input } from "@/components/ui/field";

/** A password that can be looked at while it is typed; pasting and password managers are welcome. */
export function PasswordInput(props: Omit<InputHTMLAttributes<HTMLInputElement>, "type">) {
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input {...props} type={isShown ? "text" : "password"} spellCheck={false} autoCapitalize="none" autoCorrect="off" className="pe-11" />
      <button
        type="button"
        onClick={() => setShown(!isShown)}
        aria-pressed={isShown}
        aria-label="Show password"
        className="absolute inset-y-0 end-0 grid w-10 place-items-center rounded-e-[10px] text-soft hover:text-ink"
      >
        <Icon size={17} aria-hidden />
      </button>
    </div>
  );
}
