import type { ReactNode } from "react";
import { letterText } from "#app/text/mail.ts";

interface ContactProps {
  center: { name: string; section: string | null; phone: string | null; fax: string | null; email: string | null };
}

const LINK = "inline-flex min-h-11 items-center text-key-1000 underline underline-offset-3";

/** The secretariat, for whatever the page cannot do. */
export function Contact({ center }: ContactProps) {
  const { heading, phone, fax, email } = letterText.contact;
  return (
    <section aria-labelledby="contact-heading" className="rounded-12 bg-solid-gray-50 p-4 sm:p-5">
      <h2 id="contact-heading" className="mb-1 text-std-17B-170 text-solid-gray-900">
        {heading}（事務局）
      </h2>
      <p>{[center.name, center.section].filter(Boolean).join("　")}</p>
      <ul>
        {center.phone && (
          <Line term={phone}>
            <a href={`tel:${center.phone}`} className={LINK}>
              {center.phone}
            </a>
          </Line>
        )}
        {center.fax && <Line term={fax}>{center.fax}</Line>}
        {center.email && (
          <Line term={email}>
            <a href={`mailto:${center.email}`} className={LINK}>
              {center.email}
            </a>
          </Line>
        )}
      </ul>
    </section>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3">
      <span>{term}</span>
      <span className="min-w-0">{children}</span>
    </li>
  );
}
