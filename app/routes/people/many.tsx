import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { readPersonLines } from "#app/domain/person-lines.ts";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { optionalText } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { formText } from "#app/text/form.ts";
import { PageHeading } from "#app/ui/page.tsx";
import { listGroups } from "#app/use-cases/groups/list-groups.ts";
import { addPeople } from "#app/use-cases/people/add-people.ts";
import { showPeopleChoices } from "#app/use-cases/people/list-people.ts";
import { ManyForm } from "./many-form.tsx";

export const meta: MetaFunction = () => [{ title: "まとめて登録｜Renkei" }];

const MOST_LINES = 200;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const [{ writable }, groups] = await Promise.all([showPeopleChoices(ctx), listGroups(ctx)]);
  if (writable.length === 0) orRefuse(refuse("forbidden"));
  const groupId = new URL(args.request.url).searchParams.get("group") ?? "";
  const of = groups.find(({ id }) => id === groupId);
  return { centers: writable, group: of ? { id: of.id, name: of.name, centerId: of.centerId } : null };
}

const pasted = z.object({
  lines: z.string().max(60_000, formText.tooLong(60_000)).default(""),
  centerId: optionalText(64),
  groupId: optionalText(64),
  step: z.enum(["preview", "save"]).default("preview"),
});

/** First what was read is shown; it is stored from there. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, pasted);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors, read: null }, { status: 422 });
  const { lines, groupId, step } = form.value;
  const centerId = ctx.actor.centerId ?? form.value.centerId;
  const read = readPersonLines(lines);
  const people = read.filter(({ problem }) => problem === null);
  const wrong = (field: string, message: string) =>
    data({ typed: form.typed, errors: [{ field, message }], read: null }, { status: 422 });
  if (!centerId) return wrong("centerId", formText.choose);
  if (read.length > MOST_LINES) return wrong("lines", formText.tooMany("一度に登録する方", MOST_LINES));
  if (people.length === 0 && step === "save") return wrong("lines", "登録できる行がありません。");
  if (step === "preview") return data({ typed: form.typed, errors: [], read });
  const entries = people.map(({ line, problem, ...person }) => ({ ...person, kana: "" }));
  const { added, onFile } = orRefuse(await addPeople(ctx, { centerId, people: entries, groupId }));
  return redirect(`${groupId ? `/groups/${groupId}` : "/people"}?many=${added}&known=${onFile}`);
}

export default function AddMany() {
  const { centers, group } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const crumbs = group
    ? [
        { label: "グループ", to: "/groups" },
        { label: group.name, to: `/groups/${group.id}` },
      ]
    : [{ label: "名簿", to: "/people" }];
  return (
    <>
      <PageHeading
        title="まとめて登録"
        crumbs={[{ label: "ホーム", to: "/" }, ...crumbs]}
        lead={
          group
            ? `貼り付けた方を名簿に登録し、グループ「${group.name}」に加えます。すでに名簿にある方は、そのままグループに加えます。`
            : "Excelの表やメールから、何人分でもまとめて貼り付けて登録できます。"
        }
      />
      <ManyForm
        typed={answer?.typed ?? {}}
        errors={answer?.errors ?? []}
        read={answer?.read ?? null}
        centers={group ? centers.filter(({ id }) => id === group.centerId) : centers}
        group={group}
      />
    </>
  );
}
