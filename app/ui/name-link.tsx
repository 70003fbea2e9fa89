import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { unbroken } from "#app/ui/page.tsx";

/** The way to something by its name, which a narrow screen breaks between words alone. */
export function NameLink({ to, children }: { to: string; children: ReactNode }) {
  return <Link to={to}>{unbroken(children)}</Link>;
}
