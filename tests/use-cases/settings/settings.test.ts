import { expect, test } from "vitest";
import { saveSender } from "#app/use-cases/settings/save-sender.ts";
import { setQuietHours } from "#app/use-cases/settings/set-quiet-hours.ts";
import { showSender, showSettings } from "#app/use-cases/settings/show-settings.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter } from "#tests/support/factories.ts";

const FIELDS = {
  ...{ senderName: "釧路保健所 在宅医療担当", email: "zaitaku@center.example.jp", section: "企画係" },
  ...{ postalCode: "085-0826", address: "釧路市城山", phone: "0154-00-0000", fax: null },
  ...{ documentMark: "釧保", signatory: "北海道釧路保健所長\n（職務代理者）" },
};

async function setUp() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const other = await createCenter(ctx, "nemuro", { prefectureId: center.prefectureId, areaId: center.medicalAreaId });
  return { ctx, center, other, desk: await asStaff(ctx, center) };
}

test("a center's desk sets how its mails name it, once on each state it saw, and the log has it", async () => {
  const { ctx, center, desk } = await setUp();
  const input = { centerId: center.id, version: 0, fields: FIELDS };
  expect(await saveSender(desk, input)).toEqual({ ok: true, value: undefined });
  expect(await showSender(desk, center.id)).toMatchObject({
    value: {
      from: "釧路保健所 在宅医療担当 <renkei@pref.example.jp>",
      contact: [
        "kushiro保健所　企画係",
        "〒085-0826　釧路市城山",
        "電話　0154-00-0000",
        "メール　zaitaku@center.example.jp",
      ],
      mayWrite: true,
    },
  });
  const [record, ...others] = await ctx.db.auditRecord.findMany();
  expect(others).toEqual([]);
  expect(record).toMatchObject({ action: "center.sender", centerId: center.id, subjectId: center.id });
  expect(JSON.parse(record?.before ?? "")).toMatchObject({ senderName: null, email: center.email });
  expect(JSON.parse(record?.after ?? "")).toEqual(FIELDS);

  const before = dump(ctx);
  expect(await saveSender(desk, { ...input, fields: { ...FIELDS, fax: "1" } })).toEqual({
    ok: false,
    error: "edited-meanwhile",
  });
  expect(await saveSender(desk, { ...input, version: 1 })).toEqual({ ok: true, value: undefined });
  expect(dump(ctx)).toEqual(before);
});

test("without a name of its own a center's mails come from the center", async () => {
  const { center, desk } = await setUp();
  expect(await showSender(desk, center.id)).toMatchObject({
    value: { from: "kushiro保健所 <renkei@pref.example.jp>", contact: ["kushiro保健所", `メール　${center.email}`] },
  });
});

test("who sees what: a desk its own sender, the prefecture every center's; the viewer changes nothing", async () => {
  const { ctx, center, desk } = await setUp();
  const seen = async (role: "prefectureAdmin" | "prefectureViewer" | "centerStaff") => {
    const { centers, mayWrite } = await showSettings(await asStaff(ctx, center, role));
    return { centers: centers.map(({ name, mayWrite }) => `${name} ${mayWrite}`), mayWrite };
  };
  expect(await seen("centerStaff")).toEqual({ centers: ["kushiro保健所 true"], mayWrite: false });
  const all = (mayWrite: boolean) => [`kushiro保健所 ${mayWrite}`, `nemuro保健所 ${mayWrite}`].sort();
  const sorted = async (role: "prefectureAdmin" | "prefectureViewer") => (await seen(role)).centers.sort();
  expect(await sorted("prefectureAdmin")).toEqual(all(true));
  expect(await sorted("prefectureViewer")).toEqual(all(false));
  expect(await showSettings(desk)).toMatchObject({ quiet: { quietFrom: 20, quietUntil: 8 } });
});

test("quiet hours are the prefecture's to set, and to do without", async () => {
  const { ctx, center, desk } = await setUp();
  const admin = await asStaff(ctx, center, "prefectureAdmin");
  expect(await setQuietHours(desk, { quietFrom: 1, quietUntil: 2, version: 0 })).toEqual({
    ok: false,
    error: "forbidden",
  });
  const night = { quietFrom: 18, quietUntil: 9 };
  expect(await setQuietHours(admin, { ...night, version: 0 })).toEqual({ ok: true, value: undefined });
  expect(await setQuietHours(admin, { ...night, version: 1 })).toEqual({ ok: true, value: undefined });
  const stale = await setQuietHours(admin, { quietFrom: 3, quietUntil: 4, version: 0 });
  expect(stale).toEqual({ ok: false, error: "edited-meanwhile" });
  expect((await showSettings(desk)).quiet).toEqual({ ...night, version: 1 });
  await setQuietHours(admin, { quietFrom: 0, quietUntil: 0, version: 1 });
  expect((await showSettings(desk)).quiet).toEqual({ quietFrom: 0, quietUntil: 0, version: 2 });
  const log = await ctx.db.auditRecord.findMany({ orderBy: { id: "asc" } });
  expect(log.map(({ action, before }) => [action, JSON.parse(before ?? "")])).toEqual([
    ["prefecture.quietHours", { quietFrom: 20, quietUntil: 8 }],
    ["prefecture.quietHours", { quietFrom: 18, quietUntil: 9 }],
  ]);
});
