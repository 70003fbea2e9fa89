import { invitationText } from "#app/text/mail.ts";

interface ContactProps {
  center: { name: string; section: string | null; phone: string | null; fax: string | null; email: string | null };
}

/** The secretariat, for whatever the page cannot do. */
export function Contact({ center }: ContactProps) {
  const { heading, phone, fax, email } = invitationText.contact;
  const link = "inline-flex min-h-11 items-center text-key-1000 underline underline-offset-3";
  return (
    <section aria-labelledby="contact-heading" className="rounded-12 bg-solid-gray-50 p-4 sm:p-5">
      <h2 id="contact-heading" className="mb-1 text-std-17B-170 text-solid-gray-900">
        {heading}（事務局）
      </h2>
      <p>{[center.name, center.section].filter(Boolean).join("　")}</p>
      <ul>
        {center.phone && (
          <li>
            {phone}　
            <a href={`tel:${center.phone}`} className={link}>
              {center.phone}
            </a>
          </li>
        )}
        {center.fax && (
          <li>
            {fax}　{center.fax}
          </li>
        )}
        {center.email && (
          <li>
            {email}　
            <a href={`mailto:${center.email}`} className={link}>
              {center.email}
            </a>
          </li>
        )}
      </ul>
    </section>
  );
}
