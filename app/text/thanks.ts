/** What an お礼状 thanks for, as its words call it: fills {御出席・御講演}. */
export const thanksFor = { lectured: "御講演", came: "御出席" } as const;

export const thanksText = {
  subject: {
    lectured: "における御講演について",
    came: "への御出席について",
  },
  kind: "（お礼）",
} as const;
