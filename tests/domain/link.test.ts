import { expect, test } from "vitest";
import {
  answerPath,
  DAYS_TO_LOOK_BACK,
  fillToken,
  linkFaded,
  TOKEN_LENGTH,
  TOKEN_PLACEHOLDER,
} from "#app/domain/link.ts";

const token = "abcdefghijklmnopqrstuvwxyz_-0123";

test("the placeholder is as long as a token, so that nothing moves", () => {
  expect(TOKEN_PLACEHOLDER).toHaveLength(TOKEN_LENGTH);
  expect(token).toHaveLength(TOKEN_LENGTH);
});

test("every placeholder in a mail becomes the link, and the rest stays", () => {
  const mail = `回答: https://renkei.example.jp${answerPath(TOKEN_PLACEHOLDER)}\n再掲: ${answerPath(TOKEN_PLACEHOLDER)} $& 終わり`;
  expect(fillToken(mail, token)).toBe(`回答: https://renkei.example.jp/r/${token}\n再掲: /r/${token} $& 終わり`);
});

test("a mail without one stays as it is", () => {
  expect(fillToken("LINKTOKEN_ だけでは何も起きない", token)).toBe("LINKTOKEN_ だけでは何も起きない");
});

test("a token has at least 128 bits: what HMAC gives, in base64url, six a character", () => {
  expect(TOKEN_LENGTH * 6).toBeGreaterThanOrEqual(128);
});

test("a link fades when its session has been over for sixty days, to the end of the day in Tokyo", () => {
  const session = { startsAt: new Date("2026-07-01T14:00:00+09:00"), endsAt: new Date("2026-07-01T16:00:00+09:00") };
  expect(DAYS_TO_LOOK_BACK).toBe(60);
  expect(linkFaded(session, new Date("2026-07-01T15:00:00+09:00"))).toBe(false);
  expect(linkFaded(session, new Date("2026-08-30T23:59:59+09:00"))).toBe(false);
  expect(linkFaded(session, new Date("2026-08-31T00:00:00+09:00"))).toBe(true);
  // Over midnight: counted from the day it ended.
  const late = { startsAt: new Date("2026-07-01T23:00:00+09:00"), endsAt: null };
  expect(linkFaded(late, new Date("2026-08-31T12:00:00+09:00"))).toBe(false);
  expect(linkFaded({ startsAt: null, endsAt: null }, new Date("2099-01-01T00:00:00Z"))).toBe(false);
});
