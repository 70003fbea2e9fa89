import type { MailState } from "#app/domain/mail-retry.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { mailStateLabel } from "#app/text/mail.ts";
import { mailStateRemark } from "#app/text/outbox.ts";
import { Chip } from "#app/ui/chip.tsx";

const LOOK = {
  queued: { tone: "info", icon: "clock" },
  sent: { tone: "success", icon: "check" },
  failed: { tone: "danger", icon: "error" },
  kept: { tone: "warning", icon: "pause" },
} as const;

interface StatefulMail {
  state: MailState;
  attempts: number;
  lastError: string | null;
  dueAt: Instant;
  /** The recipient's server refused it, or sent it back. */
  bouncedAt: Instant | null;
  bounceReason: string | null;
}

/** 送信状態, with the reason of what went wrong. */
export function MailStateNote({ mail }: { mail: StatefulMail }) {
  const remark = mailStateRemark(mail);
  return (
    <>
      {mail.state === "sent" && mail.bouncedAt ? (
        <Chip tone="danger" icon="error">
          届きませんでした
        </Chip>
      ) : (
        <Chip {...LOOK[mail.state]}>{mailStateLabel[mail.state]}</Chip>
      )}
      {remark && (
        <span className="mt-1 block max-w-[24rem] min-w-52 text-[0.875rem] leading-150 text-solid-gray-700 wrap-anywhere">
          {remark}
        </span>
      )}
    </>
  );
}
