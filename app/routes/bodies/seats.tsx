import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { staffContext } from "#app/http/context.server.ts";
import { parseForm, readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { seatFieldLabel } from "#app/text/fields.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { moveSeat } from "#app/use-cases/bodies/move-seat.ts";
import { addSeat } from "#app/use-cases/bodies/save-seat.ts";
import { showSeats } from "#app/use-cases/bodies/show-seats.ts";
import { formFields } from "../sessions/form-fields.ts";
import { refusalError, typedAgain } from "./body-refusal.server.ts";
import { EndedSeats } from "./ended-seats.tsx";
import { SeatFields } from "./seat-fields.tsx";
import { seatForm } from "./seat-form.server.ts";
import { SeatsTable } from "./seats-table.tsx";
import { typedDay } from "./typed-body.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `委員枠：${page?.body.name ?? "会議体"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const shown = orRefuse(await showSeats(ctx, args.params.id ?? ""));
  const params = new URL(args.request.url).searchParams;
  return { ...shown, added: params.has("added"), moved: params.get("moved"), today: tokyoDate(ctx.now()) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const bodyId = args.params.id ?? "";
  const posted = await readFormData(args.request);
  const [, direction, seatId] = String(posted.get("move") ?? "").match(/^(up|down):(.{1,64})$/) ?? [];
  if (direction && seatId) {
    orRefuse(await moveSeat(ctx, { bodyId, seatId, direction: direction === "up" ? "up" : "down" }));
    return redirect(`/bodies/${bodyId}/seats?moved=${direction}:${seatId}`, 303);
  }
  const form = parseForm(posted, seatForm);
  if (!form.ok) return typedAgain(form.typed, form.errors);
  const result = await addSeat(ctx, { bodyId, input: form.value });
  return result.ok
    ? redirect(`/bodies/${bodyId}/seats?added=1`, 303)
    : typedAgain(form.typed, [refusalError(result.error)]);
}

export default function Seats() {
  const { body, seats, ended, organizations, mayWrite, added, moved, today } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? [];
  return (
    <>
      <PageHeading
        title="委員枠"
        lead={`${body.name}の委員枠です。名簿と開催通知は、この順（建制順）に並びます。`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "会議体", to: "/bodies" },
          { label: body.name, to: `/bodies/${body.id}` },
        ]}
      />
      <div className="mb-8 grid gap-6 empty:hidden">
        <ErrorSummary errors={errors} labelOf={seatFieldLabel} />
        {added && errors.length === 0 && <Notice tone="success" title="委員枠を加えました" />}
      </div>
      <Section title={`委員枠（${seats.length}）`}>
        <SeatsTable bodyId={body.id} seats={seats} mayWrite={mayWrite} moved={moved} />
      </Section>
      {mayWrite && (
        <Section title="委員枠を加える" id="add">
          <Form key={`${seats.length}`} method="post" noValidate className="flex flex-col gap-6">
            <SeatFields
              fields={formFields({ typed: refused?.typed ?? { role: "member", startsOn: typedDay(today) }, errors })}
              organizations={organizations}
            />
            <p>
              <Button variant="secondary">
                <Icon name="plus" />
                この枠を加える
              </Button>
            </p>
          </Form>
        </Section>
      )}
      {ended.length > 0 && (
        <Section title={`終わった委員枠（${ended.length}）`}>
          <EndedSeats bodyId={body.id} seats={ended} />
        </Section>
      )}
    </>
  );
}
