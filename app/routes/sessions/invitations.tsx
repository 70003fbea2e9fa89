import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { GUEST_ROLES } from "#app/domain/guest.ts";
import { staffContext } from "#app/http/context.server.ts";
import { optionalText } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { personFieldLabel } from "#app/text/fields.ts";
import { formText } from "#app/text/form.ts";
import { waitsForServer } from "#app/text/mail.ts";
import { mostAddedText, nameRequired, sendRefusal, sentText } from "#app/text/rsvp.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { addPerson } from "#app/use-cases/invitations/add-person.ts";
import { proposeInvitations } from "#app/use-cases/invitations/propose-invitations.ts";
import { formFields } from "./form-fields.ts";
import { choiceQuery, MOST_ADDED, readChoice } from "./invitations-choice.ts";
import { InvitationsForm } from "./invitations-form.tsx";
import { InvitedSection } from "./invitations-invited.tsx";
import { NewPersonForm } from "./invitations-person.tsx";
import { SessionHeading } from "./session-heading.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `案内：${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { searchParams } = new URL(args.request.url);
  const chosen = readChoice(searchParams);
  const sessionId = args.params.id ?? "";
  const { session, ...proposal } = orRefuse(await proposeInvitations(ctx, { ...chosen, sessionId }));
  const { id, title, state, category, startsAt, documentNumber } = session;
  return {
    ...proposal,
    session: { id, title, state, category, hasBodies: session.bodies.length > 0 },
    isOut: ctx.mailOutage?.() != null && Number(searchParams.get("mails")) > 0,
    hasStarted: startsAt !== null && startsAt <= ctx.now(),
    choice: { ...chosen, documentNumber: searchParams.has("number") ? chosen.documentNumber : documentNumber },
    sent: searchParams.has("sent")
      ? sentText(Number(searchParams.get("sent")), Number(searchParams.get("mails")))
      : null,
  };
}

const newPerson = z.object({
  name: z.string().trim().min(1, nameRequired).max(100, formText.tooLong(100)),
  kana: optionalText(100),
  organizationName: optionalText(200),
  title: optionalText(100),
  email: optionalText(254).refine((text) => text === null || z.email().safeParse(text).success, formText.email),
  role: z.enum(GUEST_ROLES, formText.choose),
});

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, newPerson);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const { role, kana, ...person } = form.value;
  const sessionId = args.params.id ?? "";
  const { personId } = orRefuse(await addPerson(ctx, { sessionId, person: { ...person, kana: kana ?? "" } }));
  const query = choiceQuery(readChoice(new URL(args.request.url).searchParams));
  query.append("add", `${role}:${personId}`);
  return redirect(`/sessions/${sessionId}/invitations?${query}`);
}

export default function Invitations() {
  const {
    session,
    hasStarted,
    isOut,
    mayInvite,
    refusal,
    invited,
    choice: chosen,
    sent,
    ...people
  } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const mayChoose = mayInvite && !hasStarted && session.state !== "cancelled";
  const path = `/sessions/${session.id}/invitations`;
  return (
    <>
      <SessionHeading session={session} tab="invitations" isOwn hasStarted={hasStarted} />
      <div>
        <div className="grid gap-6 pb-6 empty:hidden">
          <ErrorSummary errors={refused?.errors ?? []} labelOf={personFieldLabel} />
          {sent && (
            <Notice tone="success" title={sent}>
              {isOut && waitsForServer}
            </Notice>
          )}
          {mayInvite && refusal && (
            <Notice tone="info" title={sendRefusal[refusal]}>
              {(refusal === "session-not-scheduled" || refusal === "place-required") && (
                <Link to={`/sessions/${session.id}`}>「内容」の画面へ</Link>
              )}
            </Notice>
          )}
          {chosen.added.length >= MOST_ADDED && <Notice tone="warning" title={mostAddedText(MOST_ADDED)} />}
        </div>
        <InvitedSection sessionId={session.id} invited={invited} mayTell={mayChoose} />
        {mayChoose && (
          <>
            <InvitationsForm {...people} session={session} path={path} choice={chosen} maySend={refusal === null} />
            <NewPersonForm
              action={`${path}?${choiceQuery(chosen)}`}
              category={session.category}
              fields={formFields({ typed: refused?.typed ?? {}, errors: refused?.errors ?? [] })}
              open={refused !== undefined}
            />
          </>
        )}
      </div>
    </>
  );
}
