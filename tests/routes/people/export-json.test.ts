import { expect, test } from "vitest";
import { loader } from "#app/routes/people/export-json.ts";

test("the file's address loaded anew leads to the page it is taken from", () => {
  const request = new Request("https://renkei.example.jp/people/1/export.json");
  const answer = loader({ request, params: { id: "1" }, context: {} } as never);
  expect(answer.status).toBe(302);
  expect(answer.headers.get("Location")).toBe("/people/1/export");
});
