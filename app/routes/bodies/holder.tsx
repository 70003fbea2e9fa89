import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import type { FieldError } from "#app/http/form.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { seatName } from "#app/text/bodies.ts";
import { personFieldLabel, termFieldLabel } from "#app/text/fields.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageHeading } from "#app/ui/page.tsx";
import { addCandidate } from "#app/use-cases/bodies/add-candidate.ts";
import { previewAppointment } from "#app/use-cases/bodies/appoint-holder.ts";
import { proposeHolder } from "#app/use-cases/bodies/propose-holder.ts";
import { formFields } from "../sessions/form-fields.ts";
import { refusalError, typedAgain } from "./body-refusal.server.ts";
import { readAppointment, readHolderChoice } from "./holder-choice.server.ts";
import { HolderForm } from "./holder-form.tsx";
import { NewCandidateForm } from "./holder-person.tsx";
import { candidateForm } from "./seat-form.server.ts";
import { typedDay } from "./typed-body.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.former ? "委員の交代" : "委嘱"}：${page?.name ?? ""}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { searchParams } = new URL(args.request.url);
  const address = { bodyId: args.params.id ?? "", seatId: args.params.seatId ?? "" };
  const choice = readHolderChoice(searchParams);
  const { seat, former, term, ...proposal } = orRefuse(await proposeHolder(ctx, { ...address, ...choice }));
  const errors: FieldError[] = [];
  if (searchParams.has("check")) {
    searchParams.delete("check");
    const read = readAppointment(address, searchParams);
    if (!read.ok) errors.push(...read.errors);
    const preview = read.ok ? await previewAppointment(ctx, read.value) : null;
    if (preview?.ok) throw redirect(`/bodies/${seat.bodyId}/seats/${seat.id}/holder/confirm?${searchParams}`);
    if (preview) errors.push(refusalError(preview.error));
  }
  const page = {
    ...proposal,
    errors,
    choice,
    body: { id: seat.body.id, name: seat.body.name, termYears: seat.body.termYears },
    seatId: seat.id,
    name: seatName({ organization: seat.organization?.name ?? null, post: seat.post }),
    organizationName: seat.organization?.name ?? "",
    title: seat.post,
    former: former && { name: former.person.name, startsOn: former.startsOn, endsOn: former.endsOn },
    typed: choice.typed ?? { startsOn: typedDay(term.startsOn), endsOn: typedDay(term.endsOn) },
  };
  return data(page, { status: errors.length > 0 ? 422 : 200 });
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const address = { bodyId: args.params.id ?? "", seatId: args.params.seatId ?? "" };
  const form = await readForm(args.request, candidateForm);
  if (!form.ok) return typedAgain(form.typed, form.errors);
  const added = await addCandidate(ctx, { ...address, person: form.value });
  if (!added.ok) return typedAgain(form.typed, [refusalError(added.error)]);
  const { searchParams } = new URL(args.request.url);
  searchParams.delete("check");
  searchParams.set("person", added.value.personId);
  return redirect(`/bodies/${address.bodyId}/seats/${address.seatId}/holder?${searchParams}`, 303);
}

export default function HolderPage() {
  const { body, seatId, name, former, errors, choice, ...proposal } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const path = `/bodies/${body.id}/seats/${seatId}`;
  const all = refused?.errors ?? errors;
  const query = new URLSearchParams([
    ...(choice.search ? [["q", choice.search]] : []),
    ...(choice.replacing ? [["replace", choice.replacing]] : []),
  ]);
  const place = { organizationName: proposal.organizationName, title: proposal.title };
  return (
    <>
      <PageHeading
        title={former ? "委員の交代" : "委嘱"}
        lead={`${body.name}　${name}`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "会議体", to: "/bodies" },
          { label: body.name, to: `/bodies/${body.id}` },
          { label: name, to: path },
        ]}
      />
      <div className="mb-8 empty:hidden">
        <ErrorSummary errors={all} labelOf={refused ? personFieldLabel : termFieldLabel} />
      </div>
      <HolderForm
        path={path}
        former={former}
        termYears={body.termYears}
        choice={choice}
        found={proposal.found}
        chosen={proposal.chosen}
        fields={formFields({ typed: { ...proposal.typed, q: choice.search }, errors })}
      />
      <NewCandidateForm
        key={refused ? "refused" : "new"}
        action={`${path}/holder?${query}`}
        fields={formFields({ typed: refused?.typed ?? place, errors: refused?.errors ?? [] })}
        open={refused !== undefined}
      />
    </>
  );
}
