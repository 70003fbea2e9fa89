/** Participant lists as the meeting programs export them, of one meeting: 2026-07-01, 14:00 to 16:00 in Tokyo. */

/** Zoom, Japanese, with the meeting's block above: one row a coming in. */
export const ZOOM = [
  "トピック,ミーティングID,ホスト,開始時刻,終了時刻,参加者,時間（分）",
  "在宅医療専門部会,812 3456 7890,釧路保健所,2026/07/01 01:40:00 PM,2026/07/01 04:12:00 PM,6,152",
  "",
  "名前（元の名前）,メール,入室時刻,退室時刻,所要時間（分）,ゲスト,待機室",
  "釧路保健所 会議室,host@kushiro.example.jp,2026/07/01 01:40:00 PM,2026/07/01 04:12:00 PM,152,いいえ,いいえ",
  "釧路　太郎,Taro@Example.jp,2026/07/01 01:55:00 PM,2026/07/01 03:00:00 PM,65,はい,いいえ",
  "釧路　太郎,,2026/07/01 03:20:00 PM,2026/07/01 04:11:00 PM,51,はい,いいえ",
  "くしろ花子(釧路保健所),,2026/07/01 02:20:30 PM,2026/07/01 03:29:10 PM,69,はい,いいえ",
  "くしろ花子(釧路保健所),,2026/07/01 02:19:00 PM,2026/07/01 02:20:30 PM,2,はい,はい",
  '"佐藤, 一郎",,2026/07/01 02:00:00 PM,2026/07/01 04:10:00 PM,130,はい,いいえ',
  "iPad,,2026/07/01 02:00:00 PM,2026/07/01 04:10:00 PM,130,はい,いいえ",
  "",
].join("\r\n");

/** Teams, Japanese, as its file is: UTF-16 with tabs, in three parts. */
export const TEAMS = [
  "1. 要約",
  "会議のタイトル\t在宅医療専門部会",
  "出席した参加者\t3",
  "開始時刻\t2026/7/1 13:40:11",
  "終了時刻\t2026/7/1 16:12:02",
  "会議の期間\t2 時間 31 分 51 秒",
  "平均出席時間\t1 時間 50 分",
  "",
  "2. 参加者",
  "名前\t最初の参加\t最後の退出\t会議の長さ\tメール\t参加者 ID (UPN)\t役割",
  "釧路 太郎\t2026/7/1 13:55:00\t2026/7/1 16:11:00\t1 時間 40 分 0 秒\ttaro@example.jp\ttaro@example.jp\t発表者",
  "くしろ花子 (ゲスト)\t2026/7/1 14:20:30\t2026/7/1 15:29:10\t1 時間 8 分 40 秒\t\t\t出席者",
  "根室 次郎\t2026/7/1 13:58:00\t2026/7/1 16:11:30\t2 時間 13 分 30 秒\tjiro@nemuro.example.jp\tjiro@nemuro.example.jp\t出席者",
  "",
  "3. 会議中のアクティビティ",
  "名前\t参加時刻\t退出時刻\t期間\tメール\t役割",
  "釧路 太郎\t2026/7/1 13:55:00\t2026/7/1 14:55:00\t1 時間 0 分 0 秒\ttaro@example.jp\t発表者",
  "くしろ花子 (ゲスト)\t2026/7/1 14:20:30\t2026/7/1 15:29:10\t1 時間 8 分 40 秒\t\t出席者",
  "根室 次郎\t2026/7/1 13:58:00\t2026/7/1 16:11:30\t2 時間 13 分 30 秒\tjiro@nemuro.example.jp\t出席者",
  "",
].join("\r\n");

/** Teams, English of America. */
export const TEAMS_ENGLISH = [
  "1. Summary",
  "Meeting title\tHome care",
  "Attended participants\t2",
  "Start time\t7/1/26, 1:40:11 PM",
  "Meeting duration\t2h 31m 51s",
  "",
  "2. Participants",
  "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole",
  "Kushiro Taro\t7/1/26, 1:55:00 PM\t7/1/26, 4:11:00 PM\t1h 40m\ttaro@example.jp\ttaro@example.jp\tPresenter",
  "Nemuro Jiro\t7/1/26, 2:30:00 PM\t7/1/26, 4:11:30 PM\t1h 41m 30s\t\t\tAttendee",
  "",
  "3. In-Meeting Activities",
  "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole",
  "Kushiro Taro\t7/1/26, 1:55:00 PM\t7/1/26, 4:11:00 PM\t1h 40m\ttaro@example.jp\tPresenter",
  "",
].join("\n");

/** Webex, English: a row a connection, the meeting repeated on each. */
export const WEBEX = [
  "Meeting Name\tMeeting Start Time\tMeeting End Time\tDisplay Name\tFirst Name\tLast Name\tRole\tAttendee Email\tJoin Time\tLeave Time\tAttendance Duration\tConnection Type",
  "Home care\t2026-07-01 14:00:00\t2026-07-01 16:00:00\t釧路 太郎\t太郎\t釧路\tAttendee\ttaro@example.jp\t2026-07-01 13:55:02\t2026-07-01 16:01:40\t127 mins\tDesktop app",
  "Home care\t2026-07-01 14:00:00\t2026-07-01 16:00:00\t釧路 太郎\t太郎\t釧路\tAttendee\ttaro@example.jp\t2026-07-01 14:10:00\t2026-07-01 15:00:00\t50 mins\tMobile app",
].join("\n");

/** As Windows programs write what is not said to be UTF-8. */
export function utf16(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
}

/** A list that is read already: rows of cells. */
export function gridOf(text: string): string[][] {
  const delimiter = text.includes("\t") ? "\t" : /,(?=(?:[^"]*"[^"]*")*[^"]*$)/;
  return text.split(/\r?\n/).map((line) => line.split(delimiter).map((cell) => cell.replace(/^"|"$/g, "")));
}
