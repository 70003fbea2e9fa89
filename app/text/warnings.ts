/** Warnings tell, and keep nobody from going on. */
export const warningText = {
  holiday: (name: string) => `この日は祝日（${name}）です。`,
  weekend: "この日は土曜日または日曜日です。",
  personTwice: (name: string, title: string, time: string) =>
    `${name}さんは、同じ時間帯に「${title}」（${time}）にも案内されています。`,
  roomTwice: (venue: string, title: string, time: string) =>
    `${venue}では、同じ時間帯に「${title}」（${time}）も予定されています。`,
} as const;
