import { Link } from "@remix-run/react";
import { GUEST_ROLES, guestRole } from "#app/domain/guest.ts";
import type { SessionCategory } from "#app/domain/taxonomy.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkbox, SelectField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { Proposal } from "#app/use-cases/invitations/propose-invitations.ts";
import { type Choice, chosenText } from "./invitations-choice.ts";
import { RecipientTable } from "./invitations-recipients.tsx";

/** The groups chosen, each with who is in it now and is not called yet; a box takes a whole group off again. */
export function ChosenGroups({ groups, choice }: { groups: Proposal["groups"]; choice: Choice }) {
  return groups.map(({ id, name, people }) => (
    <Section key={id} title={`グループ「${name}」（${people.length}人）`}>
      <input
        type="hidden"
        name="group"
        value={chosenText({ personId: id, role: choice.groups.find(({ groupId }) => groupId === id)?.role ?? null })}
      />
      {people.length > 0 ? (
        <RecipientTable
          caption={`グループ「${name}」の方`}
          people={people}
          mark={{ name: "out", label: "案内しない", checked: choice.leftOut }}
        />
      ) : (
        <p>このグループの方は、全員が上の一覧にあります。</p>
      )}
      <div className="mt-3">
        <Checkbox
          name="ungroup"
          id={`ungroup-${id}`}
          value={id}
          label={`グループ「${name}」を外す（次の操作で外れます）`}
        />
      </div>
    </Section>
  ));
}

interface GroupChoiceProps {
  savedGroups: Proposal["savedGroups"];
  choice: Choice;
  category: SessionCategory;
}

/** 「グループから加える」: a saved group, called in one step. */
export function GroupChoice({ savedGroups, choice, category }: GroupChoiceProps) {
  const chosen = new Set(choice.groups.map(({ groupId }) => groupId));
  const left = savedGroups.filter(({ id }) => !chosen.has(id));
  return (
    <Section title="グループから加える">
      {left.length > 0 ? (
        <div className="grid gap-4 sm:flex sm:flex-wrap sm:items-end">
          <SelectField
            name="pickGroup"
            label="グループ"
            emptyLabel="選ばない"
            options={left.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            name="asGroup"
            label="グループの方の役割"
            defaultValue={guestRole(category)}
            options={GUEST_ROLES.map((value) => ({ value, label: participantRoleLabel[value] }))}
          />
          <Button variant="secondary">
            <Icon name="plus" />
            グループを加える
          </Button>
        </div>
      ) : (
        <p>
          {savedGroups.length > 0 ? "すべてのグループを加えています。" : "グループはまだありません。"}
          <Link to="/groups">グループの一覧</Link>
          で作ると、ここから一度に加えられます。
        </p>
      )}
    </Section>
  );
}
