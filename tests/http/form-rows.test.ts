import fc from "fast-check";
import { expect, test } from "vitest";
import { nested, rowFields, rowsIn, withRows } from "#app/http/form-rows.ts";

const typed = { "agenda.10.title": "三", "agenda.2.title": "二", "agenda.2.topics[]": ["a"], "agenda.0.title": "一" };

test("rows stand in the order of their numbers, without gaps", () => {
  const rows = [{ title: "一" }, { title: "二", "topics[]": ["a"] }, { title: "三" }];
  expect(rowsIn(typed, "agenda", 60)).toEqual(rows);
  expect(rowsIn(typed, "agenda", 2)).toEqual(rows.slice(0, 2));
  expect(rowsIn({ ...typed, agenda: "x", "agenda.1": "x", "agendas.1.title": "x" }, "agenda", 60)).toEqual(rows);
});

test("a number of more than four digits is none", () => {
  expect(rowsIn({ "agenda.10000.title": "x", "agenda.-1.title": "x", "agenda.1e3.title": "x" }, "agenda", 60)).toEqual(
    [],
  );
});

test("other rows take the place of those there were", () => {
  expect(withRows({ ...typed, title: "会議" }, "agenda", [{ title: "新" }])).toEqual({
    title: "会議",
    "agenda.0.title": "新",
  });
});

test("what is put into rows is read out of them, by rows and by schema alike", () => {
  const field = fc.stringMatching(/^[a-z]{1,3}$/);
  fc.assert(
    fc.property(fc.array(fc.dictionary(field, fc.string(), { minKeys: 1 }), { minLength: 1 }), (rows) => {
      const plain = rows.map((row) => ({ ...row }));
      expect(rowsIn(rowFields("list", plain), "list", 100)).toEqual(plain);
      expect(nested(rowFields("list", plain))).toEqual({ list: plain });
    }),
  );
});

test("names deeper than any of ours are ignored", () => {
  expect(nested({ "a.b.c.d.e.f": "x", "a.b.c.d.e.f.g": "y" })).toEqual({ a: { b: { c: { d: { e: { f: "x" } } } } } });
  expect(rowsIn({ "agenda.0.a.b.c.d.e": "x" }, "agenda", 60)).toEqual([]);
});
