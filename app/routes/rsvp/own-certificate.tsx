import { certificateText } from "#app/text/certificate.ts";
import { Icon } from "#app/ui/icon.tsx";

/** The 受講証 of whoever the page is for, to be kept or printed. */
export function OwnCertificate({ path }: { path: string }) {
  return (
    <section aria-labelledby="certificate-heading">
      <h2 id="certificate-heading" className="mb-2 text-std-17B-170 text-solid-gray-900">
        {certificateText.heading}
      </h2>
      <a href={path} className="inline-flex min-h-11 items-center gap-2 text-key-1000 underline underline-offset-3">
        <Icon name="download" />
        受講証を開く（PDF）
      </a>
    </section>
  );
}
