import { Form } from "@remix-run/react";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { ShownMinutes } from "#app/use-cases/minutes/show-minutes.ts";

type Steps = { path: string; minutes: NonNullable<ShownMinutes["minutes"]> };

/** From a draft: written on, looked through by members, confirmed. */
export function BeforeConfirming({ path, minutes, waiting }: Steps & { waiting: number }) {
  const isInReview = minutes.state === "inReview";
  return (
    <div className="mt-6 grid gap-5">
      <p className="flex flex-wrap gap-3">
        <LinkButton to={`${path}/edit`} variant={isInReview ? "secondary" : "primary"}>
          <Icon name="edit" />
          内容を書く・直す
        </LinkButton>
        <LinkButton to={`${path}/mail/review`}>
          <Icon name="mail" />
          {isInReview ? "もう一度、委員に確認をお願いする" : "委員に確認をお願いする"}
        </LinkButton>
      </p>
      <Fold title="議事概要を確定する" open={isInReview}>
        <Form method="post" className="grid gap-4">
          <input type="hidden" name="version" value={minutes.version} />
          <p>
            確定すると、いまの内容が正式な議事概要として固定されます。出席の記録や議題をあとから直しても、確定した議事概要は変わりません。
          </p>
          {waiting > 0 && <Notice tone="warning" title={`対応していない御意見が${waiting}件あります`} />}
          <p className="flex flex-wrap gap-3">
            <Button name="step" value="confirm">
              <Icon name="check" />
              この内容で確定する
            </Button>
            {isInReview && (
              <Button name="step" value="recall" variant="secondary">
                委員の確認を取りやめて下書きに戻す
              </Button>
            )}
          </p>
        </Form>
      </Fold>
    </div>
  );
}

/** Of what is confirmed: told, or taken up again. */
export function AfterConfirming({ path, minutes }: Steps) {
  return (
    <div className="mt-6 grid gap-5">
      <p>
        <LinkButton to={`${path}/mail/confirmed`}>
          <Icon name="mail" />
          確定をメールで知らせる
        </LinkButton>
      </p>
      <Fold title="確定を取り消して直す">
        <Form method="post" className="grid gap-4">
          <input type="hidden" name="version" value={minutes.version} />
          <p>
            取り消すと下書きに戻り、もう一度確定するまで、委員は専用ページで議事概要を読めません（「見直しています」と表示されます）。取り消したことは記録に残ります。
          </p>
          <p>
            <Button name="step" value="reopen" variant="danger">
              確定を取り消す
            </Button>
          </p>
        </Form>
      </Fold>
    </div>
  );
}
