import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { AskedNotice } from "#app/routes/minutes/standing.tsx";

test("asking without a mail is no success: it says whom to choose, and the ways without mail", () => {
  const nobody = renderToStaticMarkup(<AskedNotice mails={0} />);
  for (const words of ["注意", "誰にも送っていません", "案内した全員", "FAX"]) expect(nobody).toContain(words);
  const some = renderToStaticMarkup(<AskedNotice mails={3} />);
  expect(some).toContain("3人にメールで確認をお願いしました");
  expect(some).not.toContain("注意");
});
