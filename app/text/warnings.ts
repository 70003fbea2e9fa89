/** Warnings tell, and keep nobody from going on. */
export const warningText = {
  holiday: (name: string) => `この日は祝日（${name}）です。`,
  weekend: "この日は土曜日または日曜日です。",
  personTwice: (name: string) => `${name}さんは、同じ時間帯に次の開催にも呼ばれています：`,
  roomTwice: (venue: string) => `${venue}は、同じ時間帯に次の開催でも使われます：`,
} as const;
