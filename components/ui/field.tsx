import { clsx } from "clsx";
import { cloneElement, useId, type ComponentProps, type InputHTMLAttributes, type ReactElement, type SelectHTMLAttributes, type TextareaHTMLAttributes } from "react";

type ControlProps = { id?: string; "aria-describedby"?: string; "aria-invalid"?: boolean };

/** A control with its label, hint and error, joined for screen readers. The control is the only child. */
export function Field({ label, hint, error, optional, children, className }: {
  label: string;
  hint?: string;
  error?: string;
  optional?: boolean;
  children: ReactElement<ControlProps>;
  className?: string;
}) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <div className={clsx("grid content-start gap-1.5", className)}>
      <label htmlFor={children.props.id ?? id} className="text-sm font-semibold">
        {label}
        {optional && <span className="ms-1.5 font-normal text-faint">optional</span>}
      </label>
      {cloneElement(children, { id: children.props.id ?? id, "aria-describedby": described, "aria-invalid": error ? true : undefined })}
      {hint && <p id={`${id}-hint`} className="text-[13px] text-soft">{hint}</p>}
      {error && <p id={`${id}-error`} className="text-[13px] font-medium text-danger">{error}</p>}
    </div>
  );
}

const CONTROL = clsx(
  // 16 px at least on phones: below that iOS zooms into the field.
  "w-full rounded-[10px] border border-line-strong/70 bg-card px-3 text-base sm:text-[15px] text-ink placeholder:text-faint",
  "hover:border-line-strong focus-visible:border-accent aria-invalid:border-danger disabled:opacity-60",
);

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={clsx(CONTROL, "h-10", className)} {...rest} />;
}

export function Select({ className, ...rest }: SelectHTMLAttributes<HTMLSelectElement>) {
  return <select className={clsx(CONTROL, "h-10", className)} {...rest} />;
}

export function Textarea({ className, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return <textarea className={clsx(CONTROL, "py-2 leading-6", className)} {...rest} />;
}

/** A tick with its text; the whole line is the target. */
export function Checkbox({ label, hint, ...rest }: InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: string }) {
  const id = useId();
  return (
    <label className="flex min-h-8 items-start gap-2.5 py-1" htmlFor={id}>
      <input id={id} type="checkbox" className="mt-1 size-4 shrink-0 accent-[var(--accent)]" {...rest} />
      <span>
        <span className="text-sm">{label}</span>
        {hint && <span className="block text-[13px] text-soft">{hint}</span>}
      </span>
    </label>
  );
}
