import { expect, test } from "vitest";
import { parseForm } from "#app/http/form.server.ts";
import { senderForm } from "#app/routes/settings/setting-fields.server.ts";
import { settingText } from "#app/text/settings.ts";

function read(senderName: string) {
  const form = new FormData();
  for (const field of ["email", "section", "postalCode", "address", "phone", "fax"]) form.set(field, "");
  form.set("version", "0");
  form.set("senderName", senderName);
  return parseForm(form, senderForm);
}

test.each(["釧路保健所 <x@evil.example>", "x@example.jp", "釧路＠保健所", '"釧路保健所"', "釧路'保健所"])(
  "%s is no sender's name: a mail program could take it for an address",
  (name) => {
    const error = { field: "senderName", message: settingText.senderName };
    expect(read(name)).toMatchObject({ ok: false, errors: [error] });
  },
);

test.each(["釧路保健所（企画係）", ""])("「%s」 is one", (name) => {
  expect(read(name)).toMatchObject({ ok: true, value: { senderName: name || null } });
});
