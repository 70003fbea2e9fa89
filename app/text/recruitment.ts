import type { ApplicantStanding, ApplicationState, PeopleRefusal } from "#app/domain/application.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import {
  type CourseRefusal,
  type CourseStanding,
  MAX_APPLICANTS,
  type RecruitmentRefusal,
  type SeatOutlook,
} from "#app/domain/recruitment.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";

export const courseStandingLabel: Record<CourseStanding, string> = {
  notYet: "受付前",
  open: "募集中",
  few: "残りわずか",
  waiting: "空き待ち",
  closed: "受付終了",
  calledOff: "中止・延期",
};

export const seatOutlookLabel: Record<SeatOutlook, string> = {
  open: courseStandingLabel.open,
  few: courseStandingLabel.few,
  waiting: courseStandingLabel.waiting,
};

export const attendanceModeLabel: Record<AttendanceMode, string> = { onSite: "会場", online: "オンライン" };

/** How a course is attended, where a public page says it. */
export const courseFormatLabel: Record<SessionFormat, string> = {
  onSite: "会場",
  online: "オンライン",
  hybrid: "会場・オンラインの選択",
  written: "書面",
};

export const applicationStateLabel: Record<ApplicationState, string> = {
  unconfirmed: "確認待ち",
  confirmed: "申込み済み",
  withdrawn: "取下げ",
};

export const applicantStandingLabel: Record<ApplicantStanding, string> = {
  unconfirmed: "確認待ち",
  seated: "受講できます",
  waiting: "空き待ち",
  offered: "席を用意しました（回答待ち）",
  pending: "回答待ち",
  absent: "欠席",
  withdrawn: "取下げ",
};

export const recruitmentRefusalText: Record<RecruitmentRefusal, string> = {
  "recruitment-no-training": "募集できるのは、研修会と講演会だけです。",
  "recruitment-not-scheduled": "開催予定になっていないため、募集できません。日時を決めて「開催予定」にしてください。",
  "recruitment-begun": "開始日時を過ぎたため、募集できません。",
  "recruitment-place-required": "会場が決まっていないため、募集できません。先に会場を入力してください。",
  "closes-before-opens": "受付終了日は、受付開始日以後の日にしてください。",
  "closes-after-session": "受付終了日は、開催日以前の日にしてください。",
};

export const courseRefusal: Record<CourseRefusal, string> = {
  "course-not-yet": "この研修の受付は、まだ始まっていません。",
  "course-closed": "この研修の受付は終了しました。",
  "course-called-off": "この研修は、中止・延期などのため申込みを受け付けていません。",
};

export const peopleRefusal: Record<PeopleRefusal, string> = {
  "nobody-applied": "受講する方を1人以上入力してください。",
  "too-many-applicants": `1回に申し込めるのは${MAX_APPLICANTS}人までです。`,
  "mode-not-offered": "受講の方法を選び直してください。",
  "applied-twice": "同じ氏名の方が2人います。一方を削除してください。",
};

export type ApplicationRefusal =
  | CourseRefusal
  | PeopleRefusal
  | "over-quota"
  | "applied-already"
  | "taken-off"
  | "application-forgotten"
  | "application-not-confirmed"
  | "application-withdrawn"
  | "form-too-fast"
  | "form-too-old"
  | "form-trapped"
  | "too-many-attempts"
  | "too-many-checks";

export const applicationRefusal: Record<ApplicationRefusal, string> = {
  ...courseRefusal,
  ...peopleRefusal,
  "over-quota":
    "1機関あたりの人数の上限を超えるため、受け付けられません。人数を減らすか、保健所へお問い合わせください。",
  "applied-already": "同じメールアドレスと氏名で、すでにこの研修に申し込んでいる方が含まれています。",
  "taken-off": "この方の受講については、保健所へ直接お問い合わせください。",
  "application-forgotten":
    "確認の期限（24時間）を過ぎたため、この申込みは消去されます。お手数ですが、申し込み直してください。",
  "application-not-confirmed": "この申込みは、まだ確認されていません。",
  "application-withdrawn": "この申込みは取り下げられています。",
  "form-too-fast":
    "送信が早すぎたため、受け付けられませんでした。入力した内容を確かめて、もう一度「確認のメールを受け取る」を押してください。",
  "form-too-old":
    "画面を開いてから時間がたったため、受け付けられませんでした。入力した内容を確かめて、もう一度「確認のメールを受け取る」を押してください。",
  "form-trapped": "送信できませんでした。入力した内容を確かめて、もう一度「確認のメールを受け取る」を押してください。",
  "too-many-attempts":
    "続けて送信されたため、しばらく受け付けられません。1時間ほど待ってから、もう一度お試しください。",
  "too-many-checks":
    "このメールアドレスには、この研修の確認のメールをすでに何通かお送りしたため、きょうはもうお送りできません。届いているメールのページから確定してください。届いていないときは、保健所へお問い合わせください。",
};

/** 利用目的, as a desk would begin with it. */
export const proposedPurpose =
  "お申込みの際にいただいた氏名、所属、連絡先等は、本研修の受講の受付、連絡、運営及び開催の記録のためにのみ利用し、法令に定める場合を除き、他の目的に利用し、又は第三者に提供することはありません。";

export const applicationListHead = [
  "申込日時",
  "状態",
  "機関名",
  "機関の種別",
  "連絡担当者",
  "連絡先メール",
  "連絡先電話",
  "氏名",
  "ふりがな",
  "職種",
  "職名",
  "本人のメール",
  "受講の方法",
  "受講の可否",
  "連絡事項",
];

export const applicationSheetName = "受講の申込み";

/** What the mails to whoever applied say. */
export const applicationMailText = {
  subject: {
    check: (title: string, day: string) => `【要確認】${title}${day && `（${day}）`}の受講申込み`,
    accepted: (title: string, day: string) => `【受付】${title}${day && `（${day}）`}の受講申込み`,
    changed: (title: string, day: string) => `【変更】${title}${day && `（${day}）`}の受講申込み`,
  },
  heading: (title: string) => `${title}の受講申込みについて`,
  format: "開催方法",
  check: {
    addressee: "受講をお申し込みの方",
    lead: [
      "　下記の研修への受講申込みが入力されました。",
      "　まだ申込みは済んでいません。次のページを開き、「申込みを確定する」を押すと、申込みになります。",
    ],
    heading: "申込みの確認",
    link: "申込みを確認する",
    notes: [
      "ページを開いただけでは申込みになりません。",
      "24時間のうちに確認されないときは、入力された内容を消去します。",
      "お心当たりのないときは、このメールを削除してください。何も登録されません。",
    ],
  },
  accepted: {
    lead: "　受講申込みを受け付けました。結果は次のとおりです。",
    waiting: "空き待ちの方には、席が空きましたら順に御連絡します。",
  },
  changed: { lead: "　受講申込みの内容が変わりました。いまの内容は次のとおりです。" },
  changedByDesk: "　保健所で、受講申込みの内容を変更しました。いまの内容は次のとおりです。",
  remark: "保健所から",
  people: "受講する方",
  page: {
    heading: "内容の確認・変更・取下げ",
    link: "申込みの内容を見る",
    notes: [
      "受付の期間中は、人数の追加や受講の方法の変更ができます。取下げは、期間の後もできます。",
      "お申込みの方専用のアドレスです。ほかの方に転送なさらないでください。",
    ],
  },
} as const;

const APPLICATION_FIELDS: Record<string, string> = {
  via: "受けた方法",
  organizationName: "機関名",
  organizationKind: "機関の種別",
  contactName: "連絡担当者の氏名",
  contactEmail: "メールアドレス",
  contactPhone: "電話番号",
  message: "連絡事項",
  people: "受講する方",
  consent: "利用目的への同意",
};

export const applicantFieldLabel = {
  name: "氏名",
  kana: "ふりがな",
  occupation: "職種",
  title: "職名",
  email: "本人のメールアドレス",
  mode: "受講の方法",
} as const;

/** 機関名; 2人目の氏名 */
export function applicationFieldLabel(field: string): string | undefined {
  const [, row, name = ""] = field.match(/^people\.(\d+)\.(\w+)/) ?? [];
  if (row === undefined) return APPLICATION_FIELDS[field.replace(/(\[\]|\.\d+)$/, "")];
  return `${Number(row) + 1}人目の${applicantFieldLabel[name as keyof typeof applicantFieldLabel] ?? ""}`;
}

const RECRUITMENT_FIELDS: Record<string, string> = {
  opensOn: "受付開始日",
  closesOn: "受付終了日",
  perOrganization: "1機関あたりの人数",
  target: "対象",
  message: "申し込む方へのお知らせ",
  purpose: "個人情報の利用目的",
};

export function recruitmentFieldLabel(field: string): string | undefined {
  return RECRUITMENT_FIELDS[field];
}

export const consentRequired = "利用目的を読み、同意する場合はチェックを付けてください。";

/** What was done on an application's own page, by what was pressed. */
export const applicationDone = {
  confirm: "申込みを受け付けました",
  answer: "受講の回答を受け付けました",
  change: "申込みの内容を変更しました",
  withdraw: "取り下げました",
} as const;

/** The look beside the words. */
export const standingTone: Record<ApplicantStanding, "neutral" | "success" | "warning"> = {
  unconfirmed: "neutral",
  seated: "success",
  waiting: "warning",
  offered: "warning",
  pending: "warning",
  absent: "neutral",
  withdrawn: "neutral",
};

/** What was done, by the step that led back to the page. */
export const recruitmentDone: Partial<Record<string, string>> = {
  save: "募集の内容を保存しました",
  enter: "申込みを保存しました",
  withdraw: "取り下げました",
};
