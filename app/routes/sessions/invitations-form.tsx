import { Form } from "@remix-run/react";
import type { SessionCategory } from "#app/domain/taxonomy.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import type { Recipient } from "#app/use-cases/invitations/find-recipients.ts";
import type { Proposal } from "#app/use-cases/invitations/propose-invitations.ts";
import { type Choice, chosenText } from "./invitations-choice.ts";
import { ChosenGroups, GroupChoice } from "./invitations-groups.tsx";
import { RecipientTable } from "./invitations-recipients.tsx";
import { PeopleSearch } from "./invitations-search.tsx";

interface InvitationsFormProps {
  session: { id: string; category: SessionCategory; hasBodies: boolean };
  path: string;
  choice: Choice;
  roster: readonly Recipient[];
  added: readonly Recipient[];
  groups: Proposal["groups"];
  savedGroups: Proposal["savedGroups"];
  found: readonly Recipient[] | null;
  maySend: boolean;
}

/** Roster, people added, groups, and the search for more. One form: a search keeps what was chosen. */
export function InvitationsForm(props: InvitationsFormProps) {
  const { session, path, choice, roster, added, groups, savedGroups, found, maySend } = props;
  return (
    <Form method="get" action={path} className="mt-10">
      <Section title={`名簿から案内する方（${roster.length}人）`}>
        {roster.length > 0 ? (
          <RecipientTable
            caption="名簿から案内する方"
            people={roster}
            mark={{ name: "out", label: "案内しない", checked: choice.leftOut }}
          />
        ) : (
          <EmptyState title="名簿から案内する方はいません">
            {session.hasBodies
              ? maySend
                ? "開催日に在任の方がいないか、全員が上の一覧にあります。他の方は、下の検索から加えられます。"
                : "開催予定になると、開催日に在任の方がここに並びます。"
              : "会議体のない開催です。下の検索から案内する方を加えてください。"}
          </EmptyState>
        )}
      </Section>
      {added.length > 0 && (
        <Section title={`加えた方（${added.length}人）`}>
          {choice.added.map((chosen) => (
            <input key={chosen.personId} type="hidden" name="add" value={chosenText(chosen)} />
          ))}
          <RecipientTable caption="加えた方" people={added} mark={{ name: "out", label: "案内しない", checked: [] }} />
        </Section>
      )}
      <ChosenGroups groups={groups} choice={choice} />
      <GroupChoice savedGroups={savedGroups} choice={choice} category={session.category} />
      <PeopleSearch search={choice.search} category={session.category} found={found} />
      {maySend && (
        <Section title="案内の送信">
          <div className="grid gap-6">
            <TextField
              name="number"
              label="文書番号"
              hint="開催通知に印字します。例：釧保企第123号"
              defaultValue={choice.documentNumber ?? ""}
              maxLength={50}
              width="md"
            />
            <div>
              <Button formAction={`${path}/confirm`}>
                送信前の確認へ進む
                <Icon name="chevron-right" />
              </Button>
              <p className="mt-2 text-[0.875rem] text-solid-gray-700">
                まだ送信されません。次の画面で内容を確かめます。
              </p>
            </div>
          </div>
        </Section>
      )}
    </Form>
  );
}
