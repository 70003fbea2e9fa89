import { matchRoutes } from "@remix-run/react";
import { expect, test } from "vitest";
import { loader as csv } from "#app/routes/reports/activity-csv.ts";
import { loader as tsv } from "#app/routes/reports/activity-tsv.ts";
import { testContext } from "#tests/support/context.ts";
import { createCenter, createSession } from "#tests/support/factories.ts";

/** A signed-in request, as the server hands it to a loader. */
async function args(year: string) {
  const ctx = testContext();
  const center = await createCenter(ctx);
  await createSession(ctx, center, {
    state: "held",
    startsAt: new Date("2023-06-14T14:00:00+09:00"),
    endsAt: null,
    headcountBasis: "approximate",
    headcount: 97,
  });
  const staff = { prefectureId: center.prefectureId, centerId: center.id, role: "centerStaff" };
  return {
    request: new Request(`https://renkei.example.jp/reports/activity/${encodeURIComponent(year)}.tsv`),
    params: { year },
    context: { app: ctx, nonce: "", address: "", staff: Promise.resolve(staff) },
  } as unknown as Parameters<typeof tsv>[0];
}

test.each(["R5", "2023", "令和5年度"])("the TSV of %s is a file by its Japanese name", async (year) => {
  const response = await tsv(await args(year));
  expect(response.headers.get("Content-Type")).toBe("text/tab-separated-values; charset=utf-8");
  expect(response.headers.get("Content-Disposition")).toBe(
    `attachment; filename="activity-R5.tsv"; filename*=UTF-8''${encodeURIComponent("令和5年度_実績表.tsv")}`,
  );
  expect(await response.text()).toBe(
    "会議 (WG・部会)\t\t\t多職種・専門職の研修会\t\t\t講演会\t\t\n" +
      "\t回数\t人数(延べ)\t\t回数\t人数(延べ)\t\t回数\t人数(延べ)\n" +
      "kushiro\t1\t97\tkushiro\t0\t\tkushiro\t0\t\n" +
      "1協議会\t1\t97\t0協議会\t0\t0\t0協議会\t0\t0\n",
  );
});

test("the CSV begins with a BOM, so that Excel reads it as UTF-8", async () => {
  const response = await csv(await args("R5"));
  expect(response.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
  expect([...new Uint8Array(await response.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test.each(["foo", "R0", "2023x", "1900"])("%s names no fiscal year: 404", async (year) => {
  await expect(tsv(await args(year))).rejects.toMatchObject({ status: 404 });
});

test("a visitor is sent to sign in, and back to the file", async () => {
  const visitor = await args("R5");
  visitor.context.staff = Promise.resolve(null);
  const answer = (await tsv(visitor).catch((thrown) => thrown)) as Response;
  expect(answer.status).toBe(302);
  expect(answer.headers.get("Location")).toMatch(/^\/login\?to=%2Freports%2Factivity%2F/);
});

// The router documents no suffix after a parameter; it has one all the same, and must keep it.
test.each([
  ["/reports/activity/R5.tsv", "tsv", "R5"],
  [`/reports/activity/${encodeURIComponent("令和5年度")}.csv`, "csv", "令和5年度"],
  ["/reports/activity/R5", "page", "R5"],
])("%s leads to the %s", (url, id, year) => {
  const routes = [
    { id: "page", path: "reports/activity/:year" },
    { id: "tsv", path: "reports/activity/:year.tsv" },
    { id: "csv", path: "reports/activity/:year.csv" },
  ];
  expect(matchRoutes(routes, url)).toMatchObject([{ route: { id }, params: { year } }]);
});
