import { Form, Link } from "@remix-run/react";
import type { JoinState } from "#app/domain/join-request.ts";
import type { ParticipantRole } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { JoinChip } from "../trainings/join-chip.tsx";

interface JoiningRequestProps {
  request: {
    id: string;
    sessionId: string;
    state: JoinState;
    role: ParticipantRole;
    message: string | null;
    reply: string | null;
    requestedAt: Instant;
    decidedAt: Instant | null;
    invitationId: string | null;
    user: { name: string; email: string; prefecture: { name: string } };
    center: { name: string } | null;
  };
  mayDecide: boolean;
  /** Whether the training was called off. */
  calledOff: boolean;
  /** As typed, where the answer was refused. */
  reply: string;
  error?: string | undefined;
}

/** One request: who asks and for what; the answer, or the form to give it. */
export function JoiningRequest({ request, mayDecide, calledOff, reply, error }: JoiningRequestProps) {
  const { id, user, center, role, state } = request;
  return (
    <li className="rounded-12 border border-solid-gray-420 px-4 py-4 sm:px-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-std-18B-160 text-solid-gray-900">
          {center?.name ?? user.prefecture.name}　{user.name}
        </h2>
        <JoinChip state={state} calledOff={calledOff} />
      </div>
      <p className="mt-1">
        {participantRoleLabel[role]}を希望（{instantText(request.requestedAt)}　{user.email}）
      </p>
      {request.message && <p className="mt-2 whitespace-pre-line">{request.message}</p>}
      {request.decidedAt && state !== "requested" && (
        <p className="mt-2 whitespace-pre-line text-[0.9375rem]">
          {instantText(request.decidedAt)}に{state === "withdrawn" ? "取り下げられました。" : "回答しました。"}
          {request.reply && `「${request.reply}」`}
          {request.invitationId && (
            <Link
              to={`/sessions/${request.sessionId}/responses/${request.invitationId}`}
              className="ml-2 text-key-1000 underline underline-offset-3"
            >
              出欠の回答を見る
            </Link>
          )}
        </p>
      )}
      {mayDecide && !calledOff && state === "requested" && (
        <Form method="post" className="mt-4 flex flex-col gap-4">
          <input type="hidden" name="requestId" value={id} />
          <TextArea
            name="reply"
            id={error === undefined ? `reply-${id}` : undefined}
            label="申し込んだ方への言葉"
            hint="メールでお知らせします。空欄でも回答できます。"
            rows={2}
            defaultValue={reply}
            error={error}
          />
          <div className="flex flex-wrap gap-3">
            <Button name="step" value="accept">
              承認して案内を送る
            </Button>
            <Button name="step" value="decline" variant="secondary">
              見送る
            </Button>
          </div>
        </Form>
      )}
    </li>
  );
}
