import { rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { placeOf } from "#app/adapters/files/file-store.server.ts";
import { attachment } from "#app/http/file-response.server.ts";
import { loader } from "#app/routes/rsvp/material-file.ts";
import { showInvitation } from "#app/use-cases/invitations/show-invitation.ts";
import { editMaterial } from "#app/use-cases/materials/edit-material.ts";
import { dump } from "#tests/support/dump.ts";
import { createInvitation, createPerson, tokenOf } from "#tests/support/factories.ts";
import { add, arrived, desk, digestOf, listed, pdf } from "#tests/use-cases/materials/desk.ts";

/** A meeting with a material for invitees and one for the desk alone; someone is invited. */
async function invited() {
  const world = await desk();
  const { ctx, center, staff, session, first } = world;
  const invitation = await createInvitation(ctx, session, await createPerson(ctx, center));
  await ctx.db.agendaItem.update({ where: { id: first.id }, data: { open: false } });
  await add(staff, session.id, ["次第.pdf"]);
  await add(staff, session.id, ["事例.pdf"], { agendaItemId: first.id });
  await add(staff, session.id, ["内部.pdf"], { forInvitees: false });
  const idOf = async (title: string) =>
    (await listed(staff, session.id)).materials.find((each) => each.title === title)?.id ?? "";
  const token = tokenOf(ctx, invitation);
  const get = async (materialId: string, { method = "GET", as = token, asData = false } = {}): Promise<Response> => {
    const request = new Request(`https://renkei.example.jp/r/${as}/materials/${materialId}`, { method });
    const context = { app: ctx, nonce: "", address: "192.0.2.1", asData, drained: async () => true };
    return loader({ request, params: { token: as, materialId }, context } as never).catch((thrown) => {
      if (thrown instanceof Response) return thrown;
      throw thrown;
    });
  };
  const titles = async () => {
    const shown = await showInvitation(ctx, token);
    return shown.ok ? (shown.value.invitee?.materials.map(({ title }) => title) ?? null) : shown.error;
  };
  return { ...world, sessionId: session.id, invitation, token, idOf, get, titles };
}

test("someone invited sees what is for invitees, of a closed item too, and gets it byte for byte", async () => {
  const { ctx, idOf, get, titles } = await invited();
  expect(await titles()).toEqual(["次第", "事例"]);
  const before = dump(ctx);
  const response = await get(await idOf("次第"));
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf("次第.pdf"));
  expect((await get(await idOf("事例"))).status).toBe(200);
  expect(dump(ctx)).toEqual(before);
});

test("it comes to be saved, as our own type, with no right to do anything, and is kept by no cache", async () => {
  const { ctx, idOf, get } = await invited();
  // As if a type had been kept that was never ours.
  await ctx.db.material.updateMany({
    where: { title: "事例" },
    data: { mediaType: "text/html", fileName: "../x.html" },
  });
  const headers = (await get(await idOf("次第"))).headers;
  expect(Object.fromEntries(headers)).toMatchObject({
    "content-type": "application/pdf",
    "content-length": String(pdf("次第.pdf").length),
    "content-disposition": `attachment; filename="material.pdf"; filename*=UTF-8''%E6%AC%A1%E7%AC%AC.pdf`,
    "content-security-policy": "sandbox; default-src 'none'",
    "cache-control": "private, no-store, no-transform",
  });
  const foreign = (await get(await idOf("事例"))).headers;
  expect(foreign.get("Content-Type")).toBe("application/octet-stream");
  expect(foreign.get("Content-Disposition")).toBe(`attachment; filename="material.html"; filename*=UTF-8''x.html`);
});

test("HEAD tells the same and sends nothing; as data of a page there is no file", async () => {
  const { idOf, get } = await invited();
  const id = await idOf("次第");
  const head = await get(id, { method: "HEAD" });
  expect([head.status, head.headers.get("Content-Length"), head.body]).toEqual([
    200,
    String(pdf("次第.pdf").length),
    null,
  ]);
  expect((await get(id, { asData: true })).status).toBe(404);
});

test("an older version leads to the page, which has the new one, while that is for them; else there is none", async () => {
  const { ctx, staff, sessionId, token, idOf, get } = await invited();
  const old = await idOf("次第");
  const material = { title: "次第", number: null, agendaItemId: null, forInvitees: true };
  const file = await arrived(staff, "次第2.pdf");
  await editMaterial(staff, { sessionId, materialId: old, version: 0, material, file });
  const response = await get(old);
  expect([response.status, response.headers.get("Location")]).toEqual([302, `/r/${token}?replaced=1`]);
  for (const data of [{ forInvitees: false }, { forInvitees: true, removedAt: ctx.now() }]) {
    await ctx.db.material.update({ where: { id: await idOf("次第") }, data });
    expect((await get(old)).status).toBe(404);
  }
});

describe("404 and no more", () => {
  test("for what is the desk's, what was taken off, another session's, nobody's", async () => {
    const { ctx, staff, sessionId, idOf, get, titles } = await invited();
    const old = await idOf("次第");
    const material = { title: "次第", number: null, agendaItemId: null, forInvitees: true };
    const file = await arrived(staff, "次第2.pdf");
    await editMaterial(staff, { sessionId, materialId: old, version: 0, material, file });
    const off = await idOf("事例");
    await ctx.db.material.update({ where: { id: off }, data: { removedAt: ctx.now() } });
    const other = await invited();
    for (const id of [await idOf("内部"), off, await other.idOf("次第"), "nobody", ""]) {
      const response = await get(id);
      expect([response.status, await response.text()]).toEqual([404, ""]);
    }
    expect((await get(await idOf("次第"))).status).toBe(200);
    expect(await titles()).toEqual(["次第"]);
  });

  test("for a link that has ended or was never given", async () => {
    const { ctx, invitation, idOf, get, titles } = await invited();
    const id = await idOf("次第");
    expect((await get(id, { as: "A".repeat(32) })).status).toBe(404);
    await ctx.db.invitation.update({ where: { id: invitation.id }, data: { revokedAt: ctx.now() } });
    expect((await get(id)).status).toBe(404);
    expect(await titles()).toBeNull();
  });

  test("for a file that is not on the disk", async () => {
    const { ctx, idOf, get } = await invited();
    rmSync(placeOf(ctx.settings.filesDir, digestOf(pdf("次第.pdf"))));
    expect((await get(await idOf("次第"))).status).toBe(404);
  });
});

test("of a session that was called off, the materials can still be read", async () => {
  const { ctx, sessionId, idOf, get } = await invited();
  await ctx.db.session.update({ where: { id: sessionId }, data: { state: "cancelled" } });
  expect((await get(await idOf("次第"))).status).toBe(200);
});

test.each([
  ['a"; x.pdf', `attachment; filename="material.pdf"; filename*=UTF-8''a%22%3B%20x.pdf`],
  ["(案)'*!.docx", `attachment; filename="material.docx"; filename*=UTF-8''%28%E6%A1%88%29%27%2A!.docx`],
  ["名", `attachment; filename="material"; filename*=UTF-8''%E5%90%8D`],
])("the name %s cannot leave its place in the header", (fileName, header) => {
  expect(attachment(fileName)).toBe(header);
});
