import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { memberRoleLabel, participantRoleLabel, responseWayLabel, standingLabel } from "#app/text/labels.ts";
import { letterKindLabel } from "#app/text/letter-wording.ts";
import { personFactLabel } from "#app/text/people.ts";
import { proxyStateLabel } from "#app/text/proxy.ts";
import { scanText } from "#app/text/scan.ts";
import { instantText, whenText } from "#app/text/session.ts";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import type { PersonExport } from "#app/use-cases/people/export-person.ts";
import { Lines } from "./export-lines.tsx";

/** Everything on record about one person, kind by kind, as a person would read it. */
export function EverythingSections(props: Omit<PersonExport, "person">) {
  const { records, seats, invitations, attendances, presentations, polls, groups, applications } = props;
  const { appliedAs, standIns, received, feeds, commissions } = props;
  return (
    <>
      {records.map((record, index) => (
        <Section key={record.id} title={index === 0 ? "名簿の記録" : `統合した記録（${index}）`}>
          <DescriptionList
            items={[
              { term: personFactLabel.name, description: record.name },
              { term: personFactLabel.kana, description: record.kana },
              { term: personFactLabel.organizationId, description: record.organization?.name },
              { term: personFactLabel.title, description: record.title },
              { term: personFactLabel.occupation, description: record.occupation },
              { term: personFactLabel.email, description: record.email },
              { term: personFactLabel.phone, description: record.phone },
              { term: personFactLabel.fax, description: record.fax },
              { term: "名簿を持つ保健所", description: record.center.name },
              { term: "登録した日時", description: instantText(record.createdAt) },
            ].filter(({ description }) => description)}
          />
        </Section>
      ))}
      <Lines
        title="会議体の委員枠"
        lines={seats.map(({ seat, startsOn, endsOn }) => [
          `${seat.body.name}　${seat.organization?.name ?? ""} ${seat.post}（${memberRoleLabel[seat.role]}）`,
          `${formatDateWithoutWeekday(startsOn)}～${endsOn ? formatDateWithoutWeekday(endsOn) : ""}`,
        ])}
      />
      <Lines
        title="委嘱状"
        lines={commissions.map(({ issuedOn, documentNumber }) => [
          `${formatDateWithoutWeekday(issuedOn)}${documentNumber ? `　${documentNumber}` : ""}`,
        ])}
      />
      <Lines
        title="案内と回答"
        lines={invitations.map((call) => [
          `${call.session.title}（${whenText(call.session)}）　${participantRoleLabel[call.role]}`,
          `案内したときの記載：${[call.organizationName, call.title, call.name].filter(Boolean).join("　")}`,
          ...call.responses.map(
            ({ answeredAt, answer, via, proxyName, message, scanType }) =>
              `回答：${instantText(answeredAt)}　${standingLabel[answer]}（${responseWayLabel[via]}）${proxyName ? `　代理：${proxyName}` : ""}${message ? `　連絡事項：${message}` : ""}${scanType ? `　${scanText.label}あり` : ""}`,
          ),
          ...call.letters.map(
            ({ kind, issuedOn, documentNumber }) =>
              `文書：${letterKindLabel[kind]}　${formatDateWithoutWeekday(issuedOn)}${documentNumber ? `　${documentNumber}` : ""}`,
          ),
          ...call.mails.map((mail) => `メール：${instantText(mail.createdAt)}　${mail.toAddress}　${mail.subject}`),
          ...call.seatOffers.map(({ offeredAt, closedAt }) => {
            return `空席の御案内：${instantText(offeredAt)}${closedAt ? `（${instantText(closedAt)}に終了）` : ""}`;
          }),
        ])}
      />
      <Lines
        title="届いたメール"
        lines={received.map((mail) => [`${instantText(mail.receivedAt)}　${mail.fromAddress}　${mail.subject}`])}
      />
      <Lines
        title="受講の申込み"
        lines={[
          ...applications.map(({ application, ...row }) => [
            `${application.recruitment.session.title}（${whenText(application.recruitment.session)}）`,
            `申込みの記載：${[application.organizationName, row.title, row.occupation, row.name, row.email].filter(Boolean).join("　")}`,
          ]),
          ...appliedAs.map(({ recruitment, ...row }) => [
            `${recruitment.session.title}（${whenText(recruitment.session)}）　連絡担当者`,
            `申込みの記載：${[row.organizationName, row.contactName, row.contactEmail, row.contactPhone].filter(Boolean).join("　")}${row.message ? `　連絡事項：${row.message}` : ""}`,
          ]),
        ]}
      />
      <Lines
        title="代理の届出"
        lines={standIns.map(({ invitation: { session }, response, state }) => [
          `${session.title}（${whenText(session)}）　代理（${proxyStateLabel[state]}）`,
          `届出の記載：${[response.proxyOrganization, response.proxyTitle, response.proxyName, response.proxyEmail].filter(Boolean).join("　")}`,
        ])}
      />
      <Lines
        title="出席の記録"
        lines={attendances.map((row) => [
          `${row.session.title}（${whenText(row.session)}）　${participantRoleLabel[row.role]}`,
          `記録したときの記載：${[row.organizationName, row.organizationKind, row.title, row.occupation, row.name].filter(Boolean).join("　")}`,
          ...[row.certificate ?? []].flat().map(({ number, issuedOn, revokedAt }) => {
            return `受講証：第${number}号　${formatDateWithoutWeekday(issuedOn)}発行${revokedAt ? "（取り消し済み）" : ""}`;
          }),
        ])}
      />
      <Lines
        title="議題の説明者・講師"
        lines={presentations.map(({ session, title }) => [`${session.title}（${whenText(session)}）　${title}`])}
      />
      <Lines
        title="日程調整"
        lines={polls.map(({ poll, replies }) => [
          poll.session.title,
          ...replies.map(
            ({ repliedAt, comment }) => `回答：${instantText(repliedAt)}${comment ? `　連絡事項：${comment}` : ""}`,
          ),
        ])}
      />
      <Lines title="グループ" lines={groups.map(({ name }) => [name])} />
      <Lines
        title="予定の購読"
        lines={feeds.map(({ createdAt, revokedAt }) => [
          `${instantText(createdAt)}に開始${revokedAt ? `、${instantText(revokedAt)}に終了` : ""}`,
        ])}
      />
    </>
  );
}
