import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { staffContext } from "#app/http/context.server.ts";
import { doneText } from "#app/http/done.server.ts";
import { readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { carriedOverText, seatDone, seatName } from "#app/text/bodies.ts";
import { seatFieldLabel, termFieldLabel } from "#app/text/fields.ts";
import { memberRoleLabel } from "#app/text/labels.ts";
import { Chip } from "#app/ui/chip.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { showSeat } from "#app/use-cases/bodies/show-seat.ts";
import { takeSeatStep } from "./seat-action.server.ts";
import { SeatEdit } from "./seat-edit.tsx";
import { SeatHistory } from "./seat-history.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.name ?? "委員枠"}｜Renkei` }];

export async function loader(args: LoaderFunctionArgs) {
  const address = { bodyId: args.params.id ?? "", seatId: args.params.seatId ?? "" };
  const shown = orRefuse(await showSeat(await staffContext(args), address));
  const params = new URL(args.request.url).searchParams;
  const { organization, post } = shown.seat;
  return {
    ...shown,
    name: seatName({ organization: organization?.name ?? null, post }),
    editing: params.get("edit"),
    done: doneText(args.request, seatDone),
    carried: params.has("called")
      ? carriedOverText(Number(params.get("called")), Number(params.get("asked")), Number(params.get("mails")))
      : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const address = { bodyId: args.params.id ?? "", seatId: args.params.seatId ?? "" };
  return takeSeatStep(ctx, address, await readFormData(args.request));
}

export default function SeatPage() {
  const { seat, name, history, isVacant, isComing, done, carried, ...page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = refused?.errors ?? [];
  const path = `/bodies/${seat.body.id}/seats/${seat.id}`;
  const answer = { typed: refused?.typed ?? {}, errors };
  const isTermForm = answer.typed.step === "correct" || answer.typed.step === "takeBack";
  return (
    <>
      <PageHeading
        title={name}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "会議体", to: "/bodies" },
          { label: seat.body.name, to: `/bodies/${seat.body.id}` },
          { label: "委員枠", to: `/bodies/${seat.body.id}/seats` },
        ]}
        status={
          <>
            <Chip tone="neutral">{memberRoleLabel[seat.role]}</Chip>
            {isComing && seat.startsOn && <Chip tone="info">{formatDateWithoutWeekday(seat.startsOn)}設置</Chip>}
            {seat.endsOn && <Chip tone="neutral">{formatDateWithoutWeekday(seat.endsOn)}まで</Chip>}
            {isVacant && (
              <Chip tone="warning" icon="warning">
                空席
              </Chip>
            )}
          </>
        }
      />
      <div className="mb-8 grid gap-6 empty:hidden">
        <ErrorSummary errors={errors} labelOf={isTermForm ? termFieldLabel : seatFieldLabel} />
        {done && errors.length === 0 && (
          <Notice tone="success" title={done}>
            {carried}
          </Notice>
        )}
      </div>
      <SeatHistory
        path={path}
        history={history}
        isVacant={isVacant}
        mayWrite={page.mayWrite}
        editing={page.editing}
        answer={isTermForm ? answer : null}
      />
      {page.mayWrite && (
        <Section title="この枠の変更">
          <SeatEdit
            seat={seat}
            organizations={page.organizations}
            isUnused={page.isUnused}
            answer={answer.typed.role === undefined ? null : answer}
          />
        </Section>
      )}
    </>
  );
}
