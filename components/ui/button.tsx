import { clsx } from "clsx";
import type { ButtonHTMLAttributes, ReactNode } from "react";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "medium" | "large";

const LOOKS: Record<ButtonLook, string> = {
  primary: "bg-accent text-accent-ink border-transparent hover:bg-accent-strong",
  secondary: "bg-card text-ink border-line-strong/60 shadow-raised hover:border-line-strong hover:bg-sunken",
  quiet: "bg-transparent text-soft border-transparent hover:bg-sunken hover:text-ink",
  danger: "bg-card text-danger border-danger/50 hover:bg-danger-soft",
};

const SIZES: Record<ButtonSize, string> = {
  small: "min-h-8 px-3 text-[13px] gap-1.5",
  medium: "min-h-10 px-4 text-sm gap-2",
  large: "min-h-11 px-5 text-[15px] gap-2",
};

/** Also for links that look like buttons: <Link className={buttonClass("primary")}>. */
export function buttonClass(look: ButtonLook = "secondary", size: ButtonSize = "medium", extra?: string): string {
  return clsx(
    "inline-flex items-center justify-center rounded-[10px] border font-semibold whitespace-nowrap transition-colors duration-100 select-none",
    "aria-disabled:opacity-50 disabled:opacity-50 disabled:pointer-events-none",
    LOOKS[look], SIZES[size], extra,
  );
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: ButtonLook; size?: ButtonSize; icon?: ReactNode };

export function Button({ look, size, icon, className, type = "button", children, ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(look, size, className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}
