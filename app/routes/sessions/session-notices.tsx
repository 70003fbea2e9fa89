import type { ComponentProps } from "react";
import { Notice } from "#app/ui/notice.tsx";
import { UntoldNotice } from "./session-untold.tsx";

interface SessionNoticesProps extends ComponentProps<typeof UntoldNotice> {
  session: ComponentProps<typeof UntoldNotice>["session"] & { stateReason: string | null };
  isOwn: boolean;
  reportConfirmed: boolean;
}

/** What to know before anything else of a session: why it does not take place, who is to be told, what is locked. */
export function SessionNotices({ session, isOwn, reportConfirmed, ...told }: SessionNoticesProps) {
  return (
    <>
      {session.stateReason && (
        <div className="mb-8">
          <Notice tone="warning" title={session.state === "cancelled" ? "中止の理由" : "延期の理由"}>
            {session.stateReason}
          </Notice>
        </div>
      )}
      {isOwn && <UntoldNotice session={session} {...told} />}
      {reportConfirmed && (
        <div className="mb-8">
          <Notice tone="info" title="この年度の実績報告は確定しています">
            記録を変更するには、都道府県に再入力を依頼してください。
          </Notice>
        </div>
      )}
    </>
  );
}
