import { expect, test } from "vitest";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { offerCalendar } from "#app/use-cases/invitations/offer-calendar.ts";
import { expectSoundCalendar } from "#tests/support/calendar.ts";
import { testContext } from "#tests/support/context.ts";
import { createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";

const ID = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";

/** What the answering page offers for download, of a session whose every byte is known. */
async function offered(email: string | null) {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const session = await createSession(ctx, center, {
    ...{ icalUid: `${ID}@renkei.example.jp`, icalSequence: 1, createdAt: new Date("2026-05-20T10:30:00+09:00") },
    ...{ onlineUrl: "https://meet.example.jp/abc-defg-hij", notice: "駐車場は来館者用を御利用ください。" },
  });
  const token = linkToken(ctx.settings.secret, { id: ID, tokenGeneration: 0 });
  await createInvitation(ctx, session, await createPerson(ctx, center, { email }), {
    id: ID,
    tokenHash: tokenHash(token),
  });
  const result = await offerCalendar(ctx, token);
  if (!result.ok) throw new Error(result.error);
  return result.value.content;
}

test("the page's download is written as before, byte for byte", async () => {
  const content = await offered("hanako@hospital.example.jp");
  await expect(content).toMatchFileSnapshot("../../golden/invite-page.ics");
  expectSoundCalendar(content);
});

test("without a mail address it names neither organizer nor attendee", async () => {
  const content = await offered(null);
  await expect(content).toMatchFileSnapshot("../../golden/invite-page-no-mail.ics");
  expectSoundCalendar(content);
});
