import { Fold } from "#app/ui/fold.tsx";
import { Section } from "#app/ui/page.tsx";

interface MailBodyProps {
  text: string;
  html: string;
  /** Whether addresses in it can be followed: not where the personal link is masked. */
  linked: boolean;
}

// Japanese text goes on right after an address, without a space.
const ADDRESS = /(https?:\/\/[\x21-\x7e]+)/;

/**
 * Both versions of a mail. The HTML stands as its source: rendered in a page of ours it would act with our origin,
 * and it says nothing that the text does not.
 */
export function MailBody({ text, html, linked }: MailBodyProps) {
  return (
    <Section title="本文">
      <p className="rounded-12 border border-solid-gray-420 p-4 whitespace-pre-wrap sm:p-6">
        {linked ? <Linked text={text} /> : text}
      </p>
      <div className="mt-4 print:hidden">
        <Fold title="HTML版のソースを表示">
          <p className="mb-2 text-[0.9375rem]">HTMLを読めるメールソフトには、同じ内容のHTML版が表示されます。</p>
          <pre className="rounded-12 bg-solid-gray-50 p-4 text-[0.875rem] leading-150 whitespace-pre-wrap">{html}</pre>
        </Fold>
      </div>
    </Section>
  );
}

function Linked({ text }: { text: string }) {
  return text.split(ADDRESS).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a mail never change places.
      <a key={index} href={part} rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
