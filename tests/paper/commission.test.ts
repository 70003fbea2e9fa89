import { expect, test } from "vitest";
import { writePdf } from "#app/adapters/pdf/write-pdf.server.ts";
import { fromTokyo } from "#app/domain/tokyo-time.ts";
import { type CommissionFacts, commissionPaper } from "#app/paper/commission.ts";
import { thanksPaper } from "#app/paper/thanks.ts";
import { OFFICE } from "#tests/support/letter-facts.ts";
import { readPdf } from "#tests/support/pdf.ts";

function commissionFacts(given: Partial<CommissionFacts> = {}): CommissionFacts {
  return {
    documentNumber: "釧保企第12号",
    issuedOn: "2026-04-01",
    organization: "釧路市医師会",
    title: "会長",
    name: "山田 太郎",
    opening: ["あなたを釧路圏域在宅医療・介護連携推進協議会の委員に委嘱します"],
    closing: [],
    term: { startsOn: "2026-04-01", endsOn: "2028-03-31" },
    signatory: ["北海道釧路保健所長", "道東 一郎"],
    ...given,
  };
}

const LONG = commissionFacts({
  ...{
    organization: "社会福祉法人北海道釧路根室圏域高齢者総合支援福祉会附属地域包括支援センター春採湖畔",
    title: "主任介護支援専門員",
  },
  name: "𠮷田 髙子神\u{FA19}之助",
  opening: ["あなたを北海道釧路保健所管内在宅医療・介護連携推進協議会入退院支援専門部会の副会長に委嘱します"],
  closing: ["なお、委員の辞任の申出は、一月前までに行うものとします"],
  term: { startsOn: "2026-04-01", endsOn: null },
});

test("one page a person, in the middle: who, to what, how long, when and by whom", async () => {
  const papers = [
    commissionFacts(),
    LONG,
    commissionFacts({ ...{ documentNumber: null, organization: null, title: null } }),
  ].map(commissionPaper);
  const { bytes, missing } = await writePdf(papers);
  expect(missing).toEqual([]);
  const { text, pages } = await readPdf(bytes);
  expect(pages).toBe(papers.length);
  await expect(text).toMatchFileSnapshot("../golden/paper-commission.txt");
});

test("お礼状 thanks lecturers for what they said, and everyone else for coming; it has no 記", async () => {
  const facts = {
    ...({
      title: "令和8年度第1回釧路圏域在宅医療・介護連携推進協議会",
      category: "meeting",
      format: "onSite",
    } as const),
    ...{ startsAt: fromTokyo("2026-06-24", "14:00"), endsAt: null, venue: null, documentNumber: null },
    ...{ issuedOn: "2026-06-30", signatory: ["北海道釧路保健所長", "道東 一郎"], closing: [], office: OFFICE },
    opening: ["日頃より、当保健所の業務の推進に御理解と御協力を賜り、厚くお礼申し上げます。"],
  } as const;
  const lecturer = { kind: "person", organization: "釧路市医師会", title: "会長", name: "𠮷田 髙子" } as const;
  const { bytes, missing } = await writePdf([
    thanksPaper({ ...facts, thanked: "lectured", addressee: lecturer }),
    thanksPaper({ ...facts, thanked: "came", addressee: { kind: "group", name: "協議会構成員" } }),
  ]);
  expect(missing).toEqual([]);
  const { text, pages } = await readPdf(bytes);
  expect(pages).toBe(2);
  await expect(text).toMatchFileSnapshot("../golden/paper-thanks.txt");
});
