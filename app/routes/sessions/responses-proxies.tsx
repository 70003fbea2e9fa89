import { Form, Link } from "@remix-run/react";
import { isLiveProxy } from "#app/domain/proxy.ts";
import { mailStateLabel } from "#app/text/mail.ts";
import { calledTooText, declinedText } from "#app/text/proxy.ts";
import { instantText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ResponseHistory } from "#app/use-cases/invitations/show-response-history.ts";
import { ProxyChip } from "./proxy-chip.tsx";

interface ProxiesSectionProps {
  proxies: ResponseHistory["proxies"];
  calledToo: readonly string[];
  /** Whether the proxy's link can be made anew now. */
  mayRenew: boolean;
}

/** Whom the member named to stand in: how they stand, what was sent to them, and a new link for whoever does now. */
export function ProxiesSection({ proxies, calledToo, mayRenew }: ProxiesSectionProps) {
  const [last] = proxies;
  if (!last) return null;
  const isLive = isLiveProxy(last.state);
  return (
    <Section title="代理の方">
      <div className="mb-4 grid gap-4 empty:hidden">
        {last.state === "declined" && <Notice tone="warning" title={declinedText(last.name)} />}
        {calledToo.length > 0 && <Notice tone="warning" title={calledTooText(calledToo)} />}
      </div>
      <Table
        caption="代理の方"
        captionHidden
        roomy
        head={
          <tr>
            <Th scope="col">氏名</Th>
            <Th scope="col">状態</Th>
            <Th scope="col">届出の日時</Th>
            <Th scope="col">返事の日時</Th>
            <Th scope="col">メール</Th>
          </tr>
        }
      >
        {proxies.map(({ id, name, email, state, createdAt, answeredAt, mails }) => (
          <tr key={id}>
            <Th scope="row">
              <span className="whitespace-nowrap">{name}</span>
              {email && <span className="block text-[0.875rem] font-400 wrap-anywhere">{email}</span>}
            </Th>
            <Td>
              <ProxyChip state={state} written={mails.length > 0} />
            </Td>
            <Td nowrap>{instantText(createdAt)}</Td>
            <Td nowrap>{answeredAt && instantText(answeredAt)}</Td>
            <Td>
              <ul>
                {mails.map((mail) => (
                  <li key={mail.id}>
                    <Link to={`/mails/${mail.id}`}>{mail.subject}</Link>（{mailStateLabel[mail.state]}）
                    {mail.lastError && <span className="block">{mail.lastError}</span>}
                  </li>
                ))}
              </ul>
            </Td>
          </tr>
        ))}
      </Table>
      {mayRenew && isLive && (
        <>
          {last.link && (
            <p className="mt-4">
              代理の方のページ：<span className="break-all">{last.link}</span>
            </p>
          )}
          <Form method="post" className="mt-4">
            <input type="hidden" name="step" value="renew-proxy" />
            <Button variant="secondary">
              {last.email ? "代理の方へ、新しいリンクの案内を送る" : "代理の方の新しいリンクを作る"}
            </Button>
            <p className="mt-2 text-[0.875rem] text-solid-gray-700">代理の方のいまのリンクは使えなくなります。</p>
          </Form>
        </>
      )}
    </Section>
  );
}
