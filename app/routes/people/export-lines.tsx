import { Section } from "#app/ui/page.tsx";

/** One block a record: what it is about, then what it says. */
export function Lines({ title, lines }: { title: string; lines: readonly (readonly string[])[] }) {
  return (
    <Section title={`${title}（${lines.length}件）`}>
      {lines.length === 0 ? (
        <p>記録はありません。</p>
      ) : (
        <ul className="grid gap-3">
          {lines.map(([about, ...rest], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: records of one page, which never change places.
            <li key={index}>
              <span className="font-700">{about}</span>
              {rest.map((line) => (
                <span key={line} className="block text-[0.9375rem] leading-160">
                  {line}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
