import { Link } from "@remix-run/react";
import type { ButtonHTMLAttributes, ReactNode } from "react";

export type ButtonVariant = "primary" | "secondary" | "tertiary" | "danger";
export type ButtonSize = "md" | "sm";

const SHAPE =
  "inline-flex items-center justify-center gap-1.5 text-center font-bold leading-130 wrap-normal max-[15rem]:wrap-anywhere sm:whitespace-nowrap tracking-[0.02em] cursor-pointer underline-offset-3 hover:underline hover:decoration-2 pointer-coarse:min-h-11 print:hidden aria-disabled:cursor-not-allowed";

const SIZES: Record<ButtonSize, string> = {
  md: "min-h-11 min-w-24 rounded-8 px-4 py-2 text-[1rem]",
  sm: "min-h-9 rounded-6 px-3 py-1 text-[0.875rem]",
};

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "border border-key-900 bg-key-900 text-white hover:bg-key-1000 active:bg-key-1200",
  secondary: "border border-key-900 bg-white text-key-900 hover:bg-key-100 active:bg-key-200",
  tertiary: "text-key-1000 underline hover:bg-key-50 active:bg-key-100",
  danger: "border border-red-1000 bg-white text-red-1000 hover:bg-red-50 active:bg-red-100",
};

const lookOf = (variant: ButtonVariant, size: ButtonSize) => `${SHAPE} ${SIZES[size]} ${VARIANTS[variant]}`;

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
}

export function Button({ variant = "primary", size = "md", type = "submit", ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={lookOf(variant, size)} />;
}

/**
 * What Enter in a field presses, to stand first in a form whose first button in sight does something else, such as
 * taking a row away.
 */
export function EnterButton({ name, value, children }: Pick<ButtonProps, "name" | "value" | "children">) {
  return (
    <button type="submit" name={name} value={value} className="sr-only" tabIndex={-1} aria-hidden="true">
      {children}
    </button>
  );
}

export interface LinkButtonProps {
  to: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** For addresses that answer a file or leave the app. */
  reloadDocument?: boolean;
  download?: boolean | string;
  children: ReactNode;
}

export function LinkButton({ variant = "secondary", size = "md", download, reloadDocument, ...rest }: LinkButtonProps) {
  return (
    <Link
      {...rest}
      download={download}
      reloadDocument={reloadDocument ?? download !== undefined}
      className={lookOf(variant, size)}
      data-button
    />
  );
}
