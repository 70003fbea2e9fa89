import { expect, test } from "vitest";
import { answerPath, fillToken, TOKEN_LENGTH, TOKEN_PLACEHOLDER } from "#app/domain/link.ts";

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
