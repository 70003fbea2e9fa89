import { Form } from "@remix-run/react";
import { TOLD_BY } from "#app/domain/change.ts";
import { CONTACT_WAYS, type ContactWay } from "#app/domain/contact.ts";
import { toldByLabel } from "#app/text/change.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { Button } from "#app/ui/button.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Section } from "#app/ui/page.tsx";
import { Table, Th } from "#app/ui/table.tsx";
import { type ByHandPerson, ByHandRow } from "./changes-by-hand-row.tsx";
import { MailPreview, type ShownLetter } from "./invitations-preview.tsx";

interface ByHandProps {
  session: { id: string; icalSequence: number };
  people: readonly ByHandPerson[];
  letter: ShownLetter | null;
  mayNote: boolean;
}

/** Whom no mail reaches, by the way they are reached: noted once the desk has told them, all of a way or some. */
export function ByHand({ session, people, letter, mayNote }: ByHandProps) {
  return (
    <Section title={`メール以外で知らせる方（${people.length}人）`}>
      <p className="mb-4">
        FAX・郵送・電話でお知らせしたら、記録してください。記録するまで、ここと「ホーム」に残ります。知らせていない方は、印を外してから記録します。
      </p>
      {letter && (
        <div className="mb-6">
          <Fold title="知らせる内容の見本（最初の方）">
            <p className="mb-3">添付のファイルと専用ページについての文は、除いてお知らせください。</p>
            <MailPreview mail={letter} />
          </Fold>
        </div>
      )}
      <div className="grid gap-8">
        {CONTACT_WAYS.map((way) => {
          const reached = people.filter(({ reachedBy }) => reachedBy === way);
          return reached.length > 0 && <WayForm key={way} {...{ session, way, reached, mayNote }} />;
        })}
      </div>
    </Section>
  );
}

interface WayFormProps {
  session: ByHandProps["session"];
  way: ContactWay;
  reached: readonly ByHandPerson[];
  mayNote: boolean;
}

function WayForm({ session, way, reached, mayNote }: WayFormProps) {
  const caption = `${contactWayLabel[way]}（${reached.length}人）`;
  return (
    <Form method="post" className="min-w-0">
      <input type="hidden" name="sequence" value={session.icalSequence} />
      <input type="hidden" name="step" value="note" />
      <Table
        caption={caption}
        head={
          <tr>
            {mayNote && (
              <Th scope="col" align="center" fit>
                知らせた
              </Th>
            )}
            <Th scope="col">氏名</Th>
            <Th scope="col">機関・役職</Th>
            <Th scope="col">連絡先</Th>
            <Th scope="col">知らせること</Th>
          </tr>
        }
      >
        {reached.map((person) => (
          <ByHandRow
            key={person.proxyId ?? person.invitationId}
            sessionId={session.id}
            person={person}
            mayNote={mayNote}
          />
        ))}
      </Table>
      {mayNote && (
        <div className="mt-3 flex flex-wrap gap-3">
          {TOLD_BY.map((by) => (
            <Button key={by} name="by" value={by} variant="secondary">
              {toldByLabel[by]}
            </Button>
          ))}
        </div>
      )}
    </Form>
  );
}
