import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { optionalDate, optionalInteger, optionalTime, optionalUrl, requiredText } from "#app/http/fields.server.ts";
import { parseForm, readForm, typedFields } from "#app/http/form.server.ts";
import { formText } from "#app/text/form.ts";

function formOf(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

test("dots make rows and brackets lists", () => {
  const schema = z.object({ rows: z.array(z.object({ title: z.string(), tags: z.array(z.string()) })) });
  const form = formOf([
    ["rows.0.title", "一"],
    ["rows.0.tags[]", "a"],
    ["rows.0.tags[]", "b"],
    ["rows.1.title", "二"],
    ["rows.1.tags[]", "c"],
  ]);
  expect(parseForm(form, schema)).toMatchObject({
    ok: true,
    value: {
      rows: [
        { title: "一", tags: ["a", "b"] },
        { title: "二", tags: ["c"] },
      ],
    },
  });
});

test("a control character is refused at its field, and what was typed comes back", () => {
  const form = formOf([["title", "会議\u0000BEGIN:VEVENT"]]);
  expect(parseForm(form, z.object({ title: requiredText(50) }))).toMatchObject({
    ok: false,
    errors: [{ field: "title" }],
    typed: { title: "会議\u0000BEGIN:VEVENT" },
  });
});

test("what nobody sees goes: a name of that alone is none, and what is seen stays as it was typed", () => {
  const name = z.object({ name: requiredText(50) });
  for (const typed of ["\u200b", "\u202e\u2066 \u200d"]) {
    expect(parseForm(formOf([["name", typed]]), name)).toMatchObject({ ok: false, errors: [{ field: "name" }] });
  }
  const read = parseForm(formOf([["name", "\u202e神\uFA19保\u200b 髙子\u{E0100}\u202c"]]), name);
  expect(read.ok && read.value.name).toBe("神\uFA19保 髙子\u{E0100}");
});

test("line breaks come as CRLF and are kept as LF, in rows and lists too", () => {
  const form = formOf([
    ["notice", "一\r\n二\r三\n四"],
    ["rows.0.notes", "\r\n"],
    ["tags[]", "a\r\nb"],
  ]);
  expect(typedFields(form)).toEqual({ notice: "一\n二\n三\n四", "rows.0.notes": "\n", "tags[]": ["a\nb"] });
});

test("the last of two fields counts, a list takes all, a file none", () => {
  const form = formOf([
    ["title", "一"],
    ["title", "二"],
    ["constructor", "三"],
    ["tags[]", "a"],
    ["tags[]", "a"],
  ]);
  form.append("file", new Blob(["x"]), "x.txt");
  expect(typedFields(form)).toEqual({ title: "二", constructor: "三", "tags[]": ["a", "a"] });
});

describe("what is no form of ours", () => {
  const post = (body: string, type = "application/x-www-form-urlencoded") =>
    new Request("http://x/", { method: "POST", body, headers: { "Content-Type": type } });
  const refused = (request: Request) =>
    readForm(request, z.object({})).then(
      () => null,
      async (thrown) => thrown instanceof Response && [thrown.status, await thrown.text()],
    );

  test.each([
    ["text/plain", "title=x"],
    ["application/json", "{}"],
    ["multipart/form-data; boundary=x", "garbage"],
    ["multipart/form-data", "--x--"],
  ])("%s: %s", async (type, body) => {
    expect(await refused(post(body, type))).toEqual([400, formText.noForm]);
  });

  test("40,000 names", async () => {
    const names = Array.from({ length: 40_000 }, (_, index) => `${index.toString(36)}=`).join("&");
    expect(await refused(post(names))).toEqual([413, formText.tooLarge]);
    expect(await refused(post("tags[]=a&".repeat(40_000)))).toEqual([413, formText.tooLarge]);
  });

  test("a name of 20,000 dots is ignored", async () => {
    const read = await readForm(post(`${"a.".repeat(20_000)}b=x&title=y`), z.object({ title: z.string() }).strict());
    expect(read).toMatchObject({ ok: true, value: { title: "y" } });
  });

  test("zod's English reaches nobody", () => {
    const schema = z.object({ rows: z.array(z.string()), id: z.string() });
    const read = parseForm(formOf([["rows", "x"]]), schema);
    expect(!read.ok && read.errors.map(({ message }) => message)).toEqual([formText.unexpected, formText.unexpected]);
  });
});

test("whatever names and values are posted, nothing throws and nothing reaches a prototype", () => {
  const schema = z.object({ title: requiredText(10), rows: z.array(z.object({ a: z.string() })).default([]) });
  const names = fc.oneof(
    fc.string(),
    fc.constantFrom("title", "rows.0.a", "rows.0", "rows[]", "__proto__.x", "a.__proto__.x", "constructor.prototype.x"),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string({ unit: "binary" }))), (fields) => {
      parseForm(formOf(fields), schema);
      expect(({} as Record<string, unknown>).x).toBeUndefined();
    }),
  );
});

describe("fields", () => {
  const read = (schema: z.ZodType, value: string) => {
    const result = parseForm(formOf([["f", value]]), z.object({ f: schema }));
    return result.ok ? (result.value as { f: unknown }).f : result.errors[0]?.message;
  };

  test.each([
    [optionalDate, "令和８年７月１日", "2026-07-01"],
    [optionalDate, "", null],
    [optionalDate, "令和8年2月30日", "暦にない日付です。月と日を確かめてください。"],
    [optionalTime, "午後２時半", "14:30"],
    [optionalTime, "25:00", "時計にない時刻です。0:00から23:59までで入力してください。"],
    [optionalInteger(1, 100), "１２", 12],
    [optionalInteger(1, 100), "0", "1から100までの数で入力してください。"],
    [optionalInteger(1, 100), "1e2", "数字で入力してください。"],
    [optionalUrl, "javascript:alert(1)", "https:// で始まるアドレスを入力してください。"],
    [optionalUrl, "https://meeting.example.jp/1?a=b", "https://meeting.example.jp/1?a=b"],
    [requiredText(5), "　", "入力してください。"],
    [requiredText(5), "123456", "5文字以内で入力してください。"],
  ])("%#: %s %s", (schema, value, expected) => {
    expect(read(schema, value)).toBe(expected);
  });
});
