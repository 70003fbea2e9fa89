import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { mergeRefusal } from "#app/text/people.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { EmptyState, FilterBar, PageHeading } from "#app/ui/page.tsx";
import { findDuplicates } from "#app/use-cases/people/find-duplicates.ts";
import { showPeopleChoices } from "#app/use-cases/people/list-people.ts";
import { takeBackDistinction, tellApart } from "#app/use-cases/people/tell-apart.ts";
import { AddressBookTabs } from "./address-book-tabs.tsx";
import { CrowdNotice } from "./crowd-notice.tsx";
import { DuplicatesTable, ToldApartList } from "./duplicates-table.tsx";

export const meta: MetaFunction = () => [{ title: "重複の候補｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { centers, writable } = await showPeopleChoices(ctx);
  const asked = new URL(args.request.url).searchParams.get("center");
  const centerId = asked?.slice(0, 64) ?? centers[0]?.id ?? "";
  return {
    ...orRefuse(await findDuplicates(ctx, centerId)),
    centers,
    mayMerge: writable.some(({ id }) => id === centerId),
  };
}

const id = z.string().max(64);
const deciding = z.object({ step: z.enum(["tellApart", "takeBack"]), oneId: id, otherId: id });

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, deciding);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const { step, ...pair } = form.value;
  const result = await (step === "tellApart" ? tellApart : takeBackDistinction)(ctx, pair);
  if (!result.ok && result.error !== "not-found" && result.error !== "forbidden") {
    return data({ errors: [{ message: mergeRefusal[result.error] }] }, { status: 422 });
  }
  orRefuse(result);
  const center = new URL(args.request.url).searchParams.get("center");
  return redirect(`/people/duplicates${center ? `?${new URLSearchParams({ center })}` : ""}`);
}

export default function DuplicatesPage() {
  const { center, centers, pairs, more, crowds, mostAlike, toldApart, mayMerge } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title="人の重複の候補"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "名簿", to: "/people" },
        ]}
        lead="氏名が同じ（字体や空白の違いを含む）で、フリガナ・所属・メールアドレスのどれかも同じ記録です。同じ方かどうかを確かめて統合してください。別の方であれば、「別人として扱う」を押すと候補に出なくなります。"
      />
      <AddressBookTabs current="duplicates" />
      {centers.length > 1 && (
        <Form method="get" key={center.id}>
          <FilterBar action="表示する">
            <SelectField
              name="center"
              label="保健所"
              defaultValue={center.id}
              options={centers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </FilterBar>
        </Form>
      )}
      <div className="my-4 grid gap-4 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} />
        <CrowdNotice crowds={crowds} mostAlike={mostAlike} center={center} />
      </div>
      <p className="my-4" role="status">
        {more ? `${pairs.length}組以上` : `${pairs.length}組`}
      </p>
      {pairs.length === 0 ? (
        <EmptyState title={crowds.length > 0 ? "ほかに重複の候補はありません" : "重複の候補はありません"} />
      ) : (
        <DuplicatesTable center={center} pairs={pairs} mayMerge={mayMerge} />
      )}
      {toldApart.length > 0 && (
        <div className="mt-8">
          <Fold title={`別人として扱っている記録（${toldApart.length}組）`}>
            <ToldApartList toldApart={toldApart} mayMerge={mayMerge} />
          </Fold>
        </div>
      )}
    </>
  );
}
