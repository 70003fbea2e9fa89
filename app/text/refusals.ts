import type { DateRefusal } from "#app/domain/japanese-date.ts";
import type { RsvpRefusal } from "#app/domain/rsvp.ts";
import type { PlanRefusal, StepRefusal } from "#app/domain/session.ts";

export type CommonRefusal = "not-found" | "forbidden" | "edited-meanwhile";

export const commonRefusal: Record<CommonRefusal, string> = {
  "not-found": "見つかりませんでした。",
  forbidden: "この操作を行う権限がありません。担当の保健所または都道府県の管理者に依頼してください。",
  "edited-meanwhile": "他の職員がこの記録を先に変更しました。最新の内容を確かめてから、もう一度入力してください。",
};

export const dateRefusal: Record<DateRefusal, string> = {
  empty: "日付を入力してください。",
  unreadable: "日付として読み取れません。例：令和6年4月1日、R6.4.1、2024/4/1",
  "no-such-day": "暦にない日付です。月と日を確かめてください。",
  "before-era": "その元号が始まる前の日付です。元号と年を確かめてください。",
  "weekday-differs": "曜日が日付と合っていません。どちらが正しいか確かめてください。",
};

export const timeRefusal: Record<"unreadable" | "no-such-time", string> = {
  unreadable: "時刻として読み取れません。例：14:00、14時30分、午後2時",
  "no-such-time": "時計にない時刻です。0:00から23:59までで入力してください。",
};

export const stepRefusal: Record<StepRefusal, string> = {
  "step-not-from-here": "いまの状態からは、この操作はできません。画面を開き直して状態を確かめてください。",
  "step-needs-date": "開催日時が決まっていません。先に日時を入力してください。",
  "step-before-start": "開始日時より前に、開催済みにすることはできません。",
  "step-needs-reason": "延期または中止の理由を入力してください。",
  "report-confirmed": "この年度の実績報告は確定しています。変更するには、都道府県に再入力を依頼してください。",
};

export const saveRefusal = {
  "capacity-below-seated":
    "すでに席が決まっている人数（案内中の席を含む）より、会場の定員を少なくすることはできません。",
  "online-capacity-below-seated":
    "すでに席が決まっている人数（案内中の席を含む）より、オンラインの定員を少なくすることはできません。",
  "requests-to-join":
    "参加の申込みに回答していないため、研修・講演会でない区分には変更できません。先に「参加の申込み」で回答してください。",
  "item-in-minutes":
    "議事概要に書かれている議題や、委員の御意見・対応事項のある議題は、削除できません。先に「議事概要」で、その議題の記載や対応事項を消してください。御意見のある議題は残してください。",
  "item-in-confirmed":
    "議事概要が確定しているため、議題の公開・非公開は変えられません。先に「議事概要」で確定を取り消し、変えたあとに、もう一度確定してください。",
} as const;

export const planRefusal: Record<PlanRefusal, string> = {
  "title-required": "名称を入力してください。",
  "title-too-long": "名称は200文字以内で入力してください。",
  "end-before-start": "終了は開始より後の時刻にしてください。",
  "longer-than-a-day": "開始から終了までが24時間を超えています。日付と時刻を確かめてください。",
  "end-without-start": "終了時刻を入れるときは、開催日と開始時刻も入力してください。",
  "answer-by-after-start": "回答期限は開催日以前の日にしてください。",
  "answer-by-without-start": "回答期限を入れるときは、開催日と開始時刻も入力してください。",
  "date-required": "開催日と開始時刻を入力してください。",
  "held-in-future": "開催済みの記録の日時は、現在より前にしてください。",
};

/** Of whoever was taken off the list, in words for the desk. */
export const withdrawnForDesk =
  "案内を取り消した方のため、回答の入力やリンクの再発行はできません。再び案内するには、開催の「案内」から送ってください。";

export const rsvpRefusal: Record<RsvpRefusal, string> = {
  "link-ended": "この回答用リンクは使えなくなりました。新しいリンクをお持ちでない場合は、事務局へ御連絡ください。",
  "session-not-open": "この開催は、まだ回答を受け付けていません。",
  "session-cancelled": "この開催は中止になりました。回答は不要です。",
  "session-postponed": "この開催は延期になりました。新しい日時が決まりましたら、改めて御案内します。",
  "session-over": "この開催は終了したため、回答を受け付けていません。",
  "deadline-passed":
    "回答期限を過ぎているため、欠席の御連絡だけを受け付けています。出席を希望される場合は、事務局へ御連絡ください。",
  "answer-not-offered": "この開催では選べない回答です。回答を選び直してください。",
  "proxy-name-required": "代理で出席する方のお名前を入力してください。",
  "proxy-not-allowed": "この会議は、代理での出席を認めていません。",
  "proxy-other-organization":
    "代理で出席できるのは、御本人と同じ機関の方に限られます。所属を空欄にするか、同じ機関の方に変えてください。",
};
