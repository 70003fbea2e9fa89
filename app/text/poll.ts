import type { PollMark, PollNeed, PollRefusal, PollStanding, PollState } from "#app/domain/poll.ts";
import type { MarkCounts, Outlook, OutlookReason } from "#app/domain/poll-outlook.ts";
import { MAX_CANDIDATES, type PollPlanRefusal } from "#app/domain/poll-plan.ts";

/** A mark as it is chosen. */
export const markChoice: Record<PollMark, string> = {
  yes: "○ 出席できます",
  maybe: "△ 調整すればできます",
  no: "× できません",
};

/** As it stands in a table. */
export const markSign: Record<PollStanding, string> = { yes: "○", maybe: "△", no: "×", silent: "未回答" };

/** The same read aloud: a screen reader says little of a sign. */
export const markWord: Record<PollStanding, string> = {
  yes: "出席できます",
  maybe: "調整すればできます",
  no: "できません",
  silent: "未回答",
};

export const needLabel: Record<PollNeed, string> = {
  key: "欠かせない",
  required: "必要",
  optional: "任意",
};

/** Beside a choice of need. */
export const needHint: Record<PollNeed, string> = {
  key: "この方が×の日は開けません（会長・講師など）",
  required: "定足数に数えます",
  optional: "お尋ねしますが、定足数には数えません",
};

const pollStateLabel: Record<PollState, string> = {
  open: "回答受付中",
  decided: "日程決定",
  closed: "打ち切り",
};

/** The table of replies as a file. */
export const pollSheetText = {
  sheet: "日程調整の回答",
  name: "氏名",
  organization: "機関",
  title: "役職",
  need: "出席",
  comment: "連絡事項",
  /** ○の人数 */
  total: (sign: string) => `${sign}の人数`,
} as const;

/** A poll's state to the desk; past its deadline those asked can reply no more. */
export function pollStateText(state: PollState, isLate: boolean): string {
  return isLate ? pollLate.title : pollStateLabel[state];
}

export const outlookLabel: Record<Outlook, string> = {
  surely: "○の方だけで成立します",
  ifMaybe: "△の方が出席すれば成立します",
  waiting: "未回答の方の回答しだいです",
  cannot: "成立しません",
};

/** Why a date stands as it does, in words; `nameOf` gives the name of someone asked. */
export function reasonText(reason: OutlookReason, nameOf: (id: string) => string): string {
  const names = "people" in reason ? reason.people.map((id) => `${nameOf(id)}さん`).join("、") : "";
  const short = "short" in reason ? reason.short : 0;
  const texts: Record<OutlookReason["code"], string> = {
    passed: "候補日を過ぎています。",
    nobodyCan: "出席できる方がいません。",
    nobodyYet: "出席できる方がまだいません。",
    maybeAlone: "○の方がまだいません。△の方のうち1人の出席が要ります。",
    keyAbsent: `${names}が×のため、開けません。`,
    keySilent: `${names}（欠かせない方）が未回答です。`,
    keyMaybe: `${names}（欠かせない方）が△です。`,
    quorumOutOfReach: `定足数に${short}人足りません。未回答の方が全員出席できても届きません。`,
    quorumWaits: `○と△を合わせても定足数に${short}人足りず、未回答の方の回答しだいです。`,
    quorumNeedsMaybe: `定足数には、△の方のうち${short}人の出席が要ります。`,
  };
  return texts[reason.code];
}

/** ○ 3人・△ 1人・× 1人・未回答 2人 */
export function countsText(counts: MarkCounts): string {
  return (["yes", "maybe", "no", "silent"] as const).map((mark) => `${markSign[mark]} ${counts[mark]}人`).join("・");
}

export const pollPlanRefusal: Record<PollPlanRefusal, string> = {
  "end-before-start": "終了は開始より後の時刻にしてください。",
  "longer-than-a-day": "開始から終了までが24時間を超えています。日付と時刻を確かめてください。",
  "candidate-passed": "すでに過ぎた日時です。これからの日時にしてください。",
  "candidate-twice": "同じ日時の候補がほかにもあります。どちらかを削除してください。",
  "no-candidates": "候補日を一つ以上入力してください。",
  "too-many-candidates": `候補日は${MAX_CANDIDATES}件までにしてください。`,
  "nobody-asked": "日程をお尋ねする方を一人以上選んでください。",
  "answer-by-required": "回答期限を入力してください。",
  "answer-by-passed": "回答期限が過ぎています。今日以降の日にしてください。",
  "answer-by-after-candidates": "回答期限は、最初の候補日以前の日にしてください。",
  "quorum-above-people": "定足数が、「欠かせない」と「必要」の方を合わせた人数を超えています。",
};

/** Once the deadline has passed: what is so, and what the person asked may still do. */
export const pollLate = {
  title: "回答期限を過ぎました",
  unanswered:
    "このページからの回答は受け付けていません。これから回答されるときは、お手数ですが事務局へ電話やFAXなどで御連絡ください。",
  answered:
    "いただいた回答は、下のとおり記録しています。変更があるときは、お手数ですが事務局へ電話やFAXなどで御連絡ください。",
} as const;

/** To the person asked. */
export const pollRefusal: Record<PollRefusal, string> = {
  "poll-decided": "日時が決まったため、回答の受付は終わりました。",
  "poll-closed": "この日程調整は終わりました。回答は不要です。",
  "poll-deadline-passed":
    "回答期限を過ぎたため、このページからは回答できません。お手数ですが、事務局へ御連絡ください。",
  "mark-every-date": "○・△・×のどれかを選んでください。",
  "nothing-marked": "候補日のどれかに、○・△・×を付けてください。",
  "unknown-candidate": "候補日が変わりました。画面を開き直して、もう一度お答えください。",
};

/** To the desk, beyond the rules of a poll and of a session. */
export const pollDeskRefusal = {
  "not-pollable": "日程調整を始められるのは、下書き・日程調整中・延期の開催だけです。",
  "poll-open": "この開催では、すでに日程調整をしています。",
  "poll-over": "この日程調整は終わっています。画面を開き直して確かめてください。",
  "unknown-person": "選ばれた方の中に、この保健所の名簿にない方が含まれています。選び直してください。",
  "asked-before": "選ばれた方には、すでにお尋ねしています。",
  "nobody-silent": "未回答の方はいません。",
  "nobody-to-mail": "メールでお願いできる未回答の方はいません。電話やFAXでお尋ねください。",
  "candidate-before-deadline":
    "回答期限より前の日です。回答期限以後の日にするか、先に「回答期限と定足数を改める」で期限を早めてください。",
  "candidate-needed": "候補日を選び直してください。",
} as const;

export const pollNotice = {
  opened: "日程調整を始めました",
  reminded: "未回答の方に、再度のお願いを送りました",
  candidate: "候補日を加えました。回答済みの方には、「未回答の方へのお願い」でお知らせできます。",
  people: "お尋ねする方を加えました",
  changed: "回答期限と定足数を改めました",
  closed: "日程調整を打ち切りました",
  decided: "日時が決まりました",
  entered: "回答を記録しました",
  mailed: "新しいリンクのメールを送信箱に入れました。前のリンクは使えません。",
  renewed: "新しいリンクを作りました。前のリンクは使えません。御本人にお伝えください。",
  need: "出席の必要度を改めました",
} as const;
export type PollNotice = keyof typeof pollNotice;

const FIELDS: Record<string, string> = {
  date: "日付",
  start: "開始",
  end: "終了",
  answerBy: "回答期限",
  quorum: "定足数",
  message: "お伝えすること",
  weekday: "曜日",
  from: "いつから",
  weeks: "何週間",
};

/** 候補2の日付; 回答期限 */
export function pollFieldLabel(field: string): string | undefined {
  const [, row, name = ""] = field.match(/^candidates\.(\d+)\.(\w+)/) ?? [];
  if (row !== undefined) return `候補${Number(row) + 1}の${FIELDS[name] ?? ""}`;
  return FIELDS[field.replace(/^fill\./, "")];
}
