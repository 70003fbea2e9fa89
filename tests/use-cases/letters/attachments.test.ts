import { describe, expect, test } from "vitest";
import { NEWS } from "#app/domain/change.ts";
import { LETTER_OF_NEWS, type SessionLetter } from "#app/domain/letter.ts";
import { tellChanges } from "#app/use-cases/changes/tell-changes.ts";
import { previewInvitations } from "#app/use-cases/invitations/preview-invitations.ts";
import { sendInvitations } from "#app/use-cases/invitations/send-invitations.ts";
import { letterFor } from "#app/use-cases/letters/find-attachments.ts";
import { issueLetters } from "#app/use-cases/letters/issue-letters.ts";
import type { LetterChoice } from "#app/use-cases/letters/write-letters.ts";
import { erasePerson } from "#app/use-cases/people/erase-person.ts";
import { createPerson, createSession } from "#tests/support/factories.ts";
import { readPdf } from "#tests/support/pdf.ts";
import { calledWorld } from "../changes/change-world.ts";

const CHOICE: LetterChoice = {
  ...{ kind: "notice", addressing: "each", audience: "called", people: [], groupName: "協議会　構成員", number: "7" },
  ...{ issuedOn: "2026-06-01", withSlip: true, byMail: false, receptionMinutes: null, expenses: null },
};

/** The world of changes with letters: `issue` gives the first one's id. */
async function world() {
  const called = await calledWorld();
  const { ctx, center, desk, id } = called;
  // Not called yet.
  const people = {
    ...called.people,
    saburo: await createPerson(ctx, center, { name: "白糠 三郎", email: "saburo@example.jp" }),
    shiro: await createPerson(ctx, center, { name: "厚岸 四郎", email: "shiro@example.jp" }),
    goro: await createPerson(ctx, center, { name: "標茶 五郎", email: null, fax: "0154-00-0001" }),
  };
  const issue = async (choice: Partial<LetterChoice> = {}) => {
    const issuedBefore = await ctx.db.letter.count();
    const issued = await issueLetters(desk, { sessionId: id, choice: { ...CHOICE, ...choice }, issuedBefore });
    if (!issued.ok) throw new Error(issued.error);
    called.tick();
    return issued.value.letterId;
  };
  const preview = async (name: keyof typeof people) => {
    const added = [{ personId: people[name].id, role: "member" as const }];
    const shown = await previewInvitations(desk, { sessionId: id, added, leftOut: [] });
    if (!shown.ok) throw new Error(shown.error);
    return shown.value.attachable;
  };
  const send = (name: keyof typeof people, attach: string | null) => {
    const chosen = [{ personId: people[name].id, role: "member" as const }];
    return sendInvitations(desk, { sessionId: id, people: chosen, documentNumber: null, attach });
  };
  const tellWith = async (attach: string | null) => {
    const { icalSequence: sequence } = await called.session();
    return tellChanges(desk, { sessionId: id, sequence, postponed: "cancel", attach });
  };
  /** Of the mails written last, by whom they are to: the letters they bring. */
  const brought = async () => {
    const mails = await ctx.db.outboxMail.findMany({ orderBy: { id: "asc" } });
    return Object.fromEntries(mails.map(({ toName, letterId }) => [toName, letterId]));
  };
  return { ...called, people, issue, preview, send, tellWith, brought };
}

describe("with invitations", () => {
  test("nothing is offered before it is issued; what was issued to all goes with the mails of those called then", async () => {
    const { ctx, preview, issue, send, brought, deliver, smtp } = await world();
    await deliver();
    const before = smtp.received.length;
    expect(await preview("saburo")).toBeNull();
    const letterId = await issue({ addressing: "group" });
    expect(await ctx.db.letter.findFirstOrThrow()).toMatchObject({ invitationId: null, personId: null });
    expect(await preview("saburo")).toMatchObject({ kind: "notice", lastId: letterId, mails: 1 });
    expect(await preview("goro")).toBeNull();
    expect(await send("saburo", letterId)).toMatchObject({ ok: true, value: { mails: 1 } });
    expect(await send("shiro", null)).toMatchObject({ ok: true });
    expect(await brought()).toMatchObject({ "白糠 三郎": letterId, "厚岸 四郎": null, "釧路 花子": null });
    await deliver();
    const [to, other] = smtp.received.slice(before);
    const pdf = to?.parsed.attachments.find(({ contentType }) => contentType === "application/pdf");
    expect(pdf?.filename).toMatch(/^開催通知　.*\.pdf$/);
    const { text, pages } = await readPdf(pdf?.content ?? Buffer.alloc(0));
    expect(pages).toBe(2);
    expect(text.replace(/\s/g, "")).toContain("協議会構成員各位");
    expect(to?.parsed.attachments.map(({ contentType }) => contentType)).toContain("application/ics");
    expect(other?.parsed.attachments.map(({ contentType }) => contentType)).not.toContain("application/pdf");
  }, 60_000);

  test("one issued meanwhile is not sent unseen, and nobody is called", async () => {
    const { ctx, issue, send } = await world();
    const seen = await issue({ addressing: "group" });
    await issue({ addressing: "group" });
    expect(await send("saburo", seen)).toEqual({ ok: false, error: "letter-meanwhile" });
    expect(await send("saburo", "of nothing")).toEqual({ ok: false, error: "letter-meanwhile" });
    expect(await ctx.db.invitation.count()).toBe(3);
  });

  test("who is called again gets their own, with the link that opens", async () => {
    const { ctx, issue, off, preview, send, brought, deliver, smtp } = await world();
    const all = await issue({ addressing: "group" });
    await issue();
    const own = await ctx.db.letter.findFirstOrThrow({ where: { invitation: { name: "釧路 花子" } } });
    await off("hanako");
    const offered = await preview("saburo");
    expect(offered?.mails).toBe(1);
    expect(await send("hanako", offered?.lastId ?? null)).toMatchObject({ ok: true });
    expect(await brought()).toMatchObject({ "釧路 花子": own.id });
    expect(own.id).not.toBe(all);
    await deliver();
    expect(smtp.received.at(-1)?.raw).toContain("application/pdf");
  });

  test("a notice to all is issued before anybody is called; any other letter is for somebody", async () => {
    const { ctx, center, desk } = await world();
    const { id: sessionId } = await createSession(ctx, center);
    const issue = (choice: Partial<LetterChoice>) =>
      issueLetters(desk, { sessionId, choice: { ...CHOICE, ...choice }, issuedBefore: 0 });
    for (const choice of [{}, { addressing: "group", audience: "byHand" }] as const)
      expect(await issue(choice)).toEqual({ ok: false, error: "nobody-chosen" });
    expect(await issue({ addressing: "group", byMail: true })).toMatchObject({
      ...{ ok: true, value: { letters: 1, mails: 0 } },
    });
  });
});

describe("with changes", () => {
  test("the letter fits what is told: of what is called off, the one that says so, each their own or the one for all", async () => {
    const { ctx, deliver, issue, take, page, tellWith, brought } = await world();
    await issue();
    await deliver();
    await take("cancel");
    expect((await page()).attachable).toBeNull();
    const hanako = await ctx.db.invitation.findFirstOrThrow({ where: { name: "釧路 花子" } });
    const all = await issue({ kind: "cancellation", addressing: "group" });
    const own = await issue({ kind: "cancellation", audience: "chosen", people: [hanako.id] });
    const { attachable } = await page();
    expect(attachable).toMatchObject({ kind: "cancellation", documentNumber: "第7号", lastId: own, mails: 2 });
    expect(await tellWith(all)).toEqual({ ok: false, error: "letter-meanwhile" });
    expect(await tellWith(own)).toMatchObject({ ok: true, value: { mails: 2 } });
    expect(await brought()).toEqual({ "釧路 花子": own, "釧路 一郎": all });
    const audit = await ctx.db.auditRecord.findFirstOrThrow({ where: { action: "change.tell" } });
    expect(JSON.stringify(audit)).toContain(own);
  });

  test("of a changed date the notice; a stand-in gets no letter that bears another's name", async () => {
    const { answer, deliver, issue, edit, page, tellWith, ctx } = await world();
    await answer("hanako", "dairi@example.jp");
    await deliver();
    await edit({ venue: "別の会場" });
    const own = await issue();
    const { attachable, mailed } = await page();
    expect(mailed.map(({ proxyId }) => proxyId !== null)).toContain(true);
    expect(attachable).toMatchObject({ kind: "notice", mails: 2 });
    expect(await tellWith(attachable?.lastId ?? null)).toMatchObject({ ok: true });
    const toProxy = await ctx.db.outboxMail.findFirstOrThrow({
      where: { toAddress: "dairi@example.jp", kind: "sessionChanged" },
    });
    expect(toProxy.letterId).toBeNull();
    expect(own).toBeTruthy();
  });

  test("what said something of somebody erased is not offered any more", async () => {
    const { ctx, deliver, issue, off, people, desk, page, take } = await world();
    await deliver();
    await take("cancel");
    const hanako = await ctx.db.invitation.findFirstOrThrow({ where: { name: "釧路 花子" } });
    await issue({ kind: "cancellation", audience: "chosen", people: [hanako.id] });
    expect((await page()).attachable).toMatchObject({ mails: 1 });
    await off("hanako");
    await ctx.db.invitation.update({ where: { id: hanako.id }, data: { revokedAt: ctx.now() } });
    expect(await erasePerson(desk, { id: people.hanako.id, typedName: "釧路 花子" })).toMatchObject({ ok: true });
    expect((await page()).attachable).toBeNull();
  });
});

test("each news has its letter, and a call taken back has none", () => {
  const kinds = NEWS.map((news): SessionLetter | null => LETTER_OF_NEWS[news]);
  expect(kinds).toEqual(["notice", "notice", "postponement", "cancellation", null]);
});

test("who may not know of closed items gets what bears their name, never what is for all", () => {
  const attachments = {
    ...{ kind: "notice" as const, lastId: "all", documentNumber: null, issuedOn: "2026-06-01", createdAt: new Date(0) },
    ...{ own: new Map([["own", "theirs"]]), forAll: "all" },
  };
  expect(letterFor(attachments, { invitationId: "own", knowsClosed: false })).toBe("theirs");
  expect(letterFor(attachments, { invitationId: "other", knowsClosed: false })).toBeNull();
  expect(letterFor(attachments, { invitationId: "other", knowsClosed: true })).toBe("all");
  expect(letterFor(attachments, { invitationId: "own", proxyId: "p", knowsClosed: true })).toBe("all");
  expect(letterFor(null, { invitationId: "own", knowsClosed: true })).toBeNull();
});
