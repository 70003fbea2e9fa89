import type { PollStanding } from "#app/domain/poll.ts";
import { markSign, markWord } from "#app/text/poll.ts";

/** ○ △ × with its words for those who hear the page; silence in words, so that it is no empty cell. */
export function Mark({ standing }: { standing: PollStanding }) {
  if (standing === "silent") {
    return <span className="text-[0.8125rem] whitespace-nowrap text-solid-gray-700">{markSign.silent}</span>;
  }
  return (
    <>
      <span aria-hidden="true" className="text-[1.25rem] leading-none font-700">
        {markSign[standing]}
      </span>
      <span className="sr-only">{markWord[standing]}</span>
    </>
  );
}
