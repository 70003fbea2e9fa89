import { Form } from "@remix-run/react";
import { JOIN_ROLES, type JoinState } from "#app/domain/join-request.ts";
import type { ParticipantRole } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { joinRoleLabel } from "#app/text/joining.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { DescriptionList } from "#app/ui/page.tsx";
import { JoinChip } from "./join-chip.tsx";

export interface JoinFormProps {
  typed: { role: string; message: string };
  errors: readonly { field?: string; message: string }[];
}

/** 傍聴 or ファシリテーター, with a word to the desk that decides. */
export function JoinForm({ typed, errors }: JoinFormProps) {
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <Form method="post" className="flex max-w-[48rem] flex-col gap-6">
      <RadioGroup
        name="role"
        legend="参加のしかた"
        required
        layout="row"
        options={JOIN_ROLES.map((role) => ({ value: role, label: joinRoleLabel[role] }))}
        defaultValue={typed.role}
        error={errorOf("role")}
      />
      <TextArea
        name="message"
        label="主催する保健所への伝言"
        hint="申し込む理由や、担当できることなど。空欄でも申し込めます。"
        rows={3}
        defaultValue={typed.message}
        error={errorOf("message")}
      />
      <p className="text-[0.9375rem] leading-170 text-solid-gray-700">
        利用目的：あなたの氏名・所属・メールアドレスとこの伝言は、主催する保健所に伝わり、参加の可否の連絡と開催の案内、出席の記録のためにだけ使われます。
      </p>
      <div>
        <Button name="step" value="ask">
          参加を申し込む
        </Button>
      </div>
    </Form>
  );
}

interface OwnRequestProps {
  request: {
    state: JoinState;
    role: ParticipantRole;
    message: string | null;
    reply: string | null;
    requestedAt: Instant;
    decidedAt: Instant | null;
  };
  mayWithdraw: boolean;
  /** Whether the training was called off. */
  calledOff: boolean;
}

const NEXT: Record<JoinState, string> = {
  requested: "主催する保健所の回答を待っています。回答はメールでも届きます。",
  accepted:
    "開催案内をメールでお送りしています。出欠は、そのメールの専用ページから回答してください。参加できなくなったときは、この画面からも取りやめられます。",
  declined: "今回は、参加を見送っていただくことになりました。",
  withdrawn: "申込みは取り下げられました。",
};

/** One's own request and what became of it. */
export function OwnRequest({ request, mayWithdraw, calledOff }: OwnRequestProps) {
  const { state, role, message, reply, requestedAt, decidedAt } = request;
  const items = [
    { term: "状態", description: <JoinChip state={state} calledOff={calledOff} /> },
    { term: "参加のしかた", description: participantRoleLabel[role] },
    { term: "申込み", description: instantText(requestedAt) },
    { term: "伝言", description: message && <span className="whitespace-pre-line">{message}</span> },
    { term: "回答", description: state !== "withdrawn" && decidedAt && instantText(decidedAt) },
    { term: "主催から", description: reply && <span className="whitespace-pre-line">{reply}</span> },
  ];
  return (
    <div className="flex flex-col gap-4">
      <p>{calledOff ? "この研修は中止になりました。参加の手続きは要りません。" : NEXT[state]}</p>
      <DescriptionList items={items.filter((item) => item.description)} />
      {mayWithdraw && !calledOff && (
        <Form method="post">
          <Button name="step" value="withdraw" variant="danger">
            {state === "accepted" ? "参加を取りやめる（欠席と回答）" : "申込みを取り下げる"}
          </Button>
        </Form>
      )}
    </div>
  );
}
