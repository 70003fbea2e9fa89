import { Link } from "@remix-run/react";
import { certificateText } from "#app/text/certificate.ts";
import { Section } from "#app/ui/page.tsx";
import type { ShownCertificate } from "#app/use-cases/certificates/show-certificates.ts";

interface WithoutAttendanceProps {
  sessionId: string;
  certificates: readonly ShownCertificate[];
}

/** Certificates whose holder was taken off the record of attendance since: for the desk to revoke, or not. */
export function WithoutAttendance({ sessionId, certificates }: WithoutAttendanceProps) {
  if (certificates.length === 0) return null;
  return (
    <Section title="出席の記録がなくなった受講証">
      <p className="mb-4">
        発行した後に、出席の記録から外れた方です。誤って発行したものは、取り消してください。取り消すまでは有効です。
      </p>
      <ul className="grid gap-2">
        {certificates.map(({ id, number, name, revokedAt }) => (
          <li key={id}>
            <Link to={`/sessions/${sessionId}/certificates/${id}`}>{`${certificateText.number(number)}　${name}`}</Link>
            {revokedAt && "（取り消し済み）"}
          </li>
        ))}
      </ul>
    </Section>
  );
}
