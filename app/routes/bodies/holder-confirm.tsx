import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { seatName } from "#app/text/bodies.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { appointHolder, previewAppointment } from "#app/use-cases/bodies/appoint-holder.ts";
import { refusalError } from "./body-refusal.server.ts";
import { CarriedCalls } from "./holder-calls.tsx";
import { readAppointment } from "./holder-choice.server.ts";
import { CarriedPolls } from "./holder-polls.tsx";
import { AppointmentSummary } from "./holder-summary.tsx";

export const meta: MetaFunction = () => [{ title: "委嘱の確認｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { searchParams } = new URL(args.request.url);
  const { id: bodyId = "", seatId = "" } = args.params;
  const back = `/bodies/${bodyId}/seats/${seatId}/holder?${searchParams}`;
  const read = readAppointment({ bodyId, seatId }, searchParams);
  const preview = read.ok ? await previewAppointment(ctx, read.value) : null;
  // The page before says what is wrong.
  if (!preview?.ok) throw redirect(`${back}&check=1`);
  const { seat, plan, ...rest } = preview.value;
  return {
    ...rest,
    plan,
    back,
    body: { id: seat.body.id, name: seat.body.name },
    name: seatName({ organization: seat.organization?.name ?? null, post: seat.post }),
    now: ctx.now(),
  };
}

const confirmed = z.object({ foreseen: z.array(z.string().max(64)).max(1000).default([]) });

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const { id: bodyId = "", seatId = "" } = args.params;
  const form = await readForm(args.request, confirmed);
  const read = readAppointment({ bodyId, seatId }, new URL(args.request.url).searchParams);
  if (!read.ok || !form.ok) return data({ errors: read.ok || form.ok ? [] : form.errors }, { status: 422 });
  const result = await appointHolder(ctx, { ...read.value, ...form.value });
  if (!result.ok) return data({ errors: [{ message: refusalError(result.error).message }] }, { status: 422 });
  const { called, asked, mails } = result.value;
  const done = read.value.replacing ? "replaced" : "appointed";
  return redirect(`/bodies/${bodyId}/seats/${seatId}?done=${done}&called=${called}&asked=${asked}&mails=${mails}`, 303);
}

export default function ConfirmHolder() {
  const { body, name, plan, holder, former, calls, polls, foreseen, back, now } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title={former ? "委員の交代の確認" : "委嘱の確認"}
        lead={`${body.name}　${name}`}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "会議体", to: "/bodies" },
          { label: body.name, to: `/bodies/${body.id}` },
          { label: former ? "委員の交代" : "委嘱", to: back },
        ]}
      />
      <div className="mb-8 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} />
      </div>
      <Section title="委嘱の内容">
        {plan.voided && (
          <div className="mb-6">
            <Notice tone="warning" title="誤って入力した委嘱として取り消します">
              交代の日が前任の任期の始まりと同じ日です。実際に在任した方のときは、「戻って直す」で交代の日を直してください。
            </Notice>
          </div>
        )}
        <AppointmentSummary plan={plan} holder={holder} former={former} />
      </Section>
      <Section title={`引き継ぐ案内（${calls.length}件）`}>
        <CarriedCalls calls={calls} holder={holder} now={now} />
      </Section>
      {polls.length > 0 && (
        <Section title={`引き継ぐ日程調整（${polls.length}件）`}>
          <CarriedPolls polls={polls} holder={holder} now={now} />
        </Section>
      )}
      <Form method="post" className="mt-10 flex flex-wrap gap-4">
        {foreseen.map((id) => (
          <input key={id} type="hidden" name="foreseen[]" value={id} />
        ))}
        <Button>
          <Icon name="check" />
          {plan.voided ? "誤りを直して登録する" : former ? "交代を登録する" : "委嘱を登録する"}
        </Button>
        <LinkButton to={back}>
          <Icon name="chevron-left" />
          戻って直す
        </LinkButton>
      </Form>
    </>
  );
}
