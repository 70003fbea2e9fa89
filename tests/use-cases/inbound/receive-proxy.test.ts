import { expect, test } from "vitest";
import { TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { createInvitation, createPerson, tokenOf } from "#tests/support/factories.ts";
import { appleReply, googleReply, outlookReply } from "#tests/support/replies.ts";
import { called, represented } from "./called-world.ts";

test("seats are given as by the page: who comes when they are taken waits", async () => {
  const { ctx, center, session, facts, receive, answers } = await called({ capacity: 1 });
  const other = await createInvitation(ctx, session, await createPerson(ctx, center));
  const said = { answer: "attending", proxy: null, message: null } as const;
  await respondToInvitation(ctx, { token: tokenOf(ctx, other), address: "::1", ...said });
  expect(await receive(googleReply(facts))).toBe("taken");
  expect(await answers()).toMatchObject([{ answer: "attending", seated: false }]);
});

test("who presses 承諾 when all seats are taken is told by mail, once, that they wait and at which place", async () => {
  const { ctx, center, session, facts, receive, answers, last, mails } = await called({ capacity: 1 });
  for (const name of ["一人目", "二人目"]) {
    const other = await createInvitation(ctx, session, await createPerson(ctx, center, { name }));
    const said = { answer: "attending", proxy: null, message: null } as const;
    await respondToInvitation(ctx, { token: tokenOf(ctx, other), address: "::1", ...said });
  }
  expect(await receive(googleReply(facts))).toBe("taken");
  expect(await last()).toMatchObject({ reason: "answered-waiting" });
  const told = { toAddress: "Hanako@Clinic.example.jp", subject: expect.stringContaining("空き待ち") };
  expect(await mails()).toMatchObject([{ ...told, text: expect.stringContaining("空き待ち（2番目）") }]);
  expect((await mails())[0]?.text).toContain(`/r/${TOKEN_PLACEHOLDER}`);
  // Said again, in words or not, they wait as before; who gave up and comes back is told anew.
  await receive(googleReply({ ...facts, stampedAt: "20260602T000000Z", comment: "よろしく" }));
  expect(await mails()).toHaveLength(1);
  await receive(googleReply({ ...facts, partstat: "DECLINED", stampedAt: "20260602T010000Z" }));
  await receive(googleReply({ ...facts, stampedAt: "20260602T020000Z" }));
  expect(await mails()).toHaveLength(2);
  expect((await answers()).map(({ answer, seated }) => [answer, seated])).toEqual([
    ["attending", false],
    ["attending", false],
    ["absent", true],
    ["attending", false],
  ]);
});

test("a proxy's own calendar reply is the proxy's answer, as by their page", async () => {
  const { ctx, theirs, receive, answers, last, proxy, mails, invitation, person } = await represented();
  expect(await receive(googleReply(theirs))).toBe("taken");
  expect(await last()).toMatchObject({ reason: "proxy-answered", invitationId: invitation.id, partstat: "ACCEPTED" });
  expect(await proxy()).toMatchObject({ state: "accepted", answeredAt: ctx.now() });
  expect(await answers()).toMatchObject([{ answer: "proxy" }]);
  // The same DTSTAMP, another answer: they decline, and the member is asked anew.
  expect(await receive(outlookReply({ ...theirs, partstat: "DECLINED" }))).toBe("taken");
  expect(await proxy()).toMatchObject({ state: "declined" });
  expect(await answers()).toMatchObject([{ answer: "proxy" }, { answer: "absent", via: "proxy" }]);
  expect(await mails()).toMatchObject([
    { kind: "proxyInvitation" },
    { kind: "proxyEnded" },
    { kind: "proxyDeclined", toAddress: person.email },
  ]);
  expect(await receive(appleReply({ ...theirs, partstat: "DECLINED" }))).toBe("ignored");
  expect(await receive(googleReply({ ...theirs, stampedAt: "20260531T000000Z" }))).toBe("ignored");
  expect(await last()).toMatchObject({ reason: "older" });
  expect(await answers()).toHaveLength(2);
});

test("a proxy's replies keep none of the member's out, nor the member's the proxy's", async () => {
  const { facts, theirs, receive, last, proxy } = await represented();
  expect(await receive(googleReply({ ...theirs, stampedAt: "20260602T120000Z" }))).toBe("taken");
  // Older than the proxy's, and not held against it; but the member named the proxy since.
  expect(await receive(googleReply({ ...facts, stampedAt: "20260602T000000Z" }))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "answered-since" });
  expect(await receive(googleReply({ ...facts, stampedAt: "20260602T230000Z" }))).toBe("toCheck");
  expect(await receive(googleReply({ ...theirs, partstat: "DECLINED", stampedAt: "20260602T130000Z" }))).toBe("taken");
  expect(await proxy()).toMatchObject({ state: "declined" });
});

test("who stands in no longer, or says neither yes nor no, is the desk's to speak with", async () => {
  const { theirs, receive, last, proxy, respond, answers } = await represented();
  expect(await receive(googleReply({ ...theirs, partstat: "TENTATIVE" }))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "from-proxy" });
  expect(await receive(googleReply({ ...theirs, from: "mallory@example.com" }))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "other-attendee", stampedAt: null });
  expect(await proxy()).toMatchObject({ state: "named" });
  await respond("attending");
  expect(await receive(googleReply({ ...theirs, stampedAt: "20260602T000000Z" }))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "from-proxy" });
  expect((await answers()).at(-1)).toMatchObject({ answer: "attending" });
});

test("a proxy's reply for a session that is over goes to a person", async () => {
  const { ctx, session, theirs, receive, last, proxy } = await represented();
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "cancelled" } });
  expect(await receive(googleReply({ ...theirs, partstat: "DECLINED" }))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "session-cancelled" });
  expect(await proxy()).toMatchObject({ state: "named" });
});
