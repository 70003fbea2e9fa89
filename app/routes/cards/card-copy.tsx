import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";

interface CardCopyProps {
  /** The centers the reader can plan a session for. */
  centers: readonly { id: string; name: string }[];
  error?: string | undefined;
}

/** A session like this one, as a draft to go on with; nobody who plans none is offered it. */
export function CardCopy({ centers, error }: CardCopyProps) {
  const [only] = centers;
  if (!only) return null;
  return (
    <Form method="post" className="mt-8 flex flex-col gap-4 rounded-12 bg-solid-gray-50 p-4 sm:p-6 print:hidden">
      <p>題名・テーマ・区分・開催方法・対象などの項目と、公開の議題を写して、新しい開催の下書きを作ります。</p>
      {centers.length === 1 ? (
        <input type="hidden" name="centerId" value={only.id} />
      ) : (
        <SelectField
          name="centerId"
          label="下書きを作る保健所"
          required
          emptyLabel="選んでください"
          options={centers.map(({ id, name }) => ({ value: id, label: name }))}
          error={error}
        />
      )}
      <div>
        <Button>
          <Icon name="copy" />
          自所の開催の下書きに写す
        </Button>
      </div>
    </Form>
  );
}
