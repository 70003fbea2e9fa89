import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { optionalDate, optionalInteger, optionalTime, optionalUrl, requiredText } from "#app/http/fields.server.ts";
import { parseForm } from "#app/http/form.server.ts";

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
