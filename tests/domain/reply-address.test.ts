import fc from "fast-check";
import { expect, test } from "vitest";
import { invitationOfTag, replyTag } from "#app/adapters/auth/reply-tag.server.ts";
import { isOfMailbox, TAG_LENGTH, tagged, tagOf, takesTags } from "#app/domain/reply-address.ts";

const secret = "test-secret-of-sufficient-length-000000";
const mailbox = "renkei@pref.example.jp";

test("an invitation's tag is found again in the address a reply was sent to, whatever its case", () => {
  fc.assert(
    fc.property(fc.uuid(), fc.boolean(), (id, loud) => {
      const tag = replyTag(secret, id);
      expect(tag).toHaveLength(TAG_LENGTH);
      const address = tagged(mailbox, tag);
      const found = tagOf(mailbox, loud ? address.toUpperCase() : address);
      expect(found && invitationOfTag(secret, found)).toBe(id);
    }),
  );
});

test("a tag that was changed anywhere, or made with another secret, names nobody", () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.nat(TAG_LENGTH - 1),
      fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz234567"),
      (id, at, by) => {
        const tag = replyTag(secret, id);
        const forged = tag.slice(0, at) + by + tag.slice(at + 1);
        if (forged !== tag) expect(invitationOfTag(secret, forged)).toBeNull();
        expect(invitationOfTag("another-secret-of-sufficient-length-000", tag)).toBeNull();
      },
    ),
  );
});

test.each([
  ["the mailbox itself", mailbox],
  ["another mailbox", `other+${"a".repeat(TAG_LENGTH)}@pref.example.jp`],
  ["another domain", `renkei+${"a".repeat(TAG_LENGTH)}@example.jp`],
  ["a tag too short", "renkei+abc@pref.example.jp"],
  ["characters no tag has", `renkei+${"1".repeat(TAG_LENGTH)}@pref.example.jp`],
  ["nothing", ""],
])("%s carries no tag", (_, address) => {
  expect(tagOf(mailbox, address)).toBeNull();
});

test("a mailbox whose name is too long takes no tags", () => {
  expect(takesTags(mailbox)).toBe(true);
  expect(takesTags(`${"a".repeat(21)}@example.jp`)).toBe(true);
  expect(takesTags(`${"a".repeat(22)}@example.jp`)).toBe(false);
});

test("an address is the mailbox's own with or without a tag, and nobody else's", () => {
  const mailbox = "renkei@pref.example.jp";
  const tag = "a".repeat(TAG_LENGTH);
  expect([mailbox, "Renkei@pref.example.jp", tagged(mailbox, tag)].map((of) => isOfMailbox(mailbox, of))).toEqual(
    Array(3).fill(true),
  );
  const others = ["kaigi@pref.example.jp", tagged("kaigi@pref.example.jp", tag), "renkei@pref.example.org"];
  expect(others.map((of) => isOfMailbox(mailbox, of))).toEqual(Array(3).fill(false));
});
