import { Form, Link } from "@remix-run/react";
import { type News, TOLD_BY } from "#app/domain/change.ts";
import { CONTACT_WAYS, type ContactWay } from "#app/domain/contact.ts";
import { newsLabel, toldByLabel } from "#app/text/change.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { Button } from "#app/ui/button.tsx";
import { Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";

interface ByHandPerson {
  invitationId: string;
  proxyId: string | null;
  news: News;
  name: string;
  organizationName: string | null;
  title: string | null;
  reachedBy: ContactWay;
  mailReturned: boolean;
}

interface ByHandProps {
  session: { id: string; icalSequence: number };
  people: readonly ByHandPerson[];
  mayNote: boolean;
}

/** Whom no mail reaches, by the way they are reached: noted once the desk has told them, all of a way or some. */
export function ByHand({ session, people, mayNote }: ByHandProps) {
  return (
    <Section title={`メール以外で知らせる方（${people.length}人）`}>
      <p className="mb-4">
        FAX・郵送・電話でお知らせしたら、記録してください。記録するまで、ここと「ホーム」に残ります。知らせていない方は、印を外してから記録します。
      </p>
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
            <Th scope="col">知らせること</Th>
          </tr>
        }
      >
        {reached.map(({ invitationId, proxyId, name, organizationName, title, news, mailReturned }) => (
          <tr key={proxyId ?? invitationId}>
            {mayNote && (
              <Td align="center">
                <label className="inline-flex min-h-6 cursor-pointer items-center justify-center pointer-coarse:min-h-11 pointer-coarse:min-w-11">
                  <input
                    type="checkbox"
                    name="people[]"
                    value={proxyId ?? invitationId}
                    defaultChecked
                    className="size-6 accent-key-900"
                  />
                  <span className="sr-only">{name}さんに知らせた</span>
                </label>
              </Td>
            )}
            <Th scope="row">
              <Link to={`/sessions/${session.id}/responses/${invitationId}`} className="whitespace-nowrap underline">
                {name}
              </Link>
              {proxyId && "（代理の方）"}
              {mailReturned && <span className="block text-[0.8125rem] font-normal">メールが届きません</span>}
            </Th>
            <Td>{[organizationName, title].filter(Boolean).join("　")}</Td>
            <Td nowrap>{newsLabel[news]}</Td>
          </tr>
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
