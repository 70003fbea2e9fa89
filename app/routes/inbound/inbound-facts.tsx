import type { ReactNode } from "react";
import { partstatText } from "#app/text/inbound.ts";
import { standingLabel } from "#app/text/labels.ts";
import { instantText, whenText } from "#app/text/session.ts";
import { NameLink } from "#app/ui/name-link.tsx";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import type { ShownInbound } from "#app/use-cases/inbound/show-inbound.ts";

/** Who wrote, about what, and how that stands here. */
export function InboundFacts({ shown }: { shown: ShownInbound }) {
  const { mail, words, reply, bounced } = shown;
  const { session, invitation } = mail;
  const items: { term: string; description: ReactNode }[] = [
    { term: "受信", description: instantText(mail.receivedAt) },
    {
      term: "差出人",
      description: (
        <Long>
          {[words?.from.name, mail.fromAddress && `<${mail.fromAddress}>`].filter(Boolean).join(" ") || "（なし）"}
        </Long>
      ),
    },
    { term: "宛先", description: <Long>{words?.recipients.join("、") || "（なし）"}</Long> },
    { term: "件名", description: mail.subject || "（なし）" },
  ];
  if (reply) {
    const { method, answer, startsAt, comment, delegates } = reply;
    items.push({ term: "返信の種類", description: method === "COUNTER" ? "別の日時の提案" : partstatText(answer) });
    if (method === "COUNTER") {
      items.push({ term: "提案された日時", description: startsAt ? whenText(reply) : "（読み取れませんでした）" });
    }
    if (delegates.length > 0)
      items.push({ term: "代理を頼んだ相手", description: <Long>{delegates.join("、")}</Long> });
    if (comment) items.push({ term: "コメント", description: <span className="whitespace-pre-line">{comment}</span> });
  }
  if (bounced) {
    items.push({
      term: "届かなかった宛先",
      description: <Long>{bounced.recipient ?? invitation?.person.email ?? "（わかりません）"}</Long>,
    });
    items.push({ term: "相手のサーバーの説明", description: <Long>{bounced.diagnostic ?? "（なし）"}</Long> });
  }
  if (session) {
    const to = `/sessions/${session.id}`;
    items.push({
      term: "開催",
      description: (
        <>
          <NameLink to={to}>{session.title}</NameLink>（{whenText(session)}）
        </>
      ),
    });
  }
  if (invitation) {
    const { currentResponse } = invitation;
    items.push({
      term: "案内した方",
      description: [invitation.organizationName, invitation.title, `${invitation.name} 様`].filter(Boolean).join(" "),
    });
    items.push({
      term: "いまの回答",
      description: currentResponse
        ? `${standingLabel[currentResponse.answer]}（${instantText(currentResponse.answeredAt)}）`
        : standingLabel.pending,
    });
  }
  const files = words?.attachments.flatMap(({ name }) => name || []) ?? [];
  if (files.length > 0) items.push({ term: "添付ファイル", description: <Long>{files.join("、")}</Long> });
  return (
    <Section title="メールの内容">
      <DescriptionList items={items} />
    </Section>
  );
}

function Long({ children }: { children: ReactNode }) {
  return <span className="[overflow-wrap:anywhere]">{children}</span>;
}
