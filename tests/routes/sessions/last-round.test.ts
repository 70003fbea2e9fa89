import { expect, test } from "vitest";
import { rowsIn, type Typed } from "#app/http/form-rows.ts";
import { takeFromLastRound } from "#app/routes/sessions/last-round.server.ts";
import { agendaText } from "#app/text/agenda.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createSession } from "#tests/support/factories.ts";

async function world() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const desk = await asStaff(ctx, center);
  const { prefectureId } = center;
  const body = await ctx.db.body.create({
    data: { prefectureId, centerId: center.id, kind: "専門部会", name: "部会" },
  });
  const last = await createSession(ctx, center, {
    state: "held",
    title: "前回の部会",
    startsAt: new Date("2026-04-15T14:00:00+09:00"),
    endsAt: null,
    bodies: { create: { bodyId: body.id, position: 0 } },
    agenda: {
      create: [
        { position: 0, title: "実績の報告", kind: "report", outcome: "reported", minutes: 10 },
        {
          position: 1,
          title: "入退院ルール",
          part: "第2部",
          open: false,
          presenter: "釧路 花子",
          outcome: "continued",
          notes: "次回も協議",
          topics: { create: { topic: "入退院連携ルール" } },
        },
      ],
    },
  });
  const open = await ctx.db.agendaItem.findFirstOrThrow({ where: { sessionId: last.id, outcome: "continued" } });
  const typed: Typed = {
    title: "書きかけの名称",
    "bodies[]": [body.id],
    date: "R8.7.1",
    startTime: "14時",
    "agenda.0.title": "",
    "agenda.0.kind": "discussion",
    "agenda.1.title": "開会",
  };
  const take = async (what: "carry" | "copy", given: Typed = typed) => {
    const { data } = await takeFromLastRound(desk, { what, typed: given, id: null, centerId: center.id });
    return { ...data, rows: rowsIn(data.typed, "agenda", 60) };
  };
  return { ctx, center, typed, take, open };
}

test("items left unfinished are added below what was typed, which stays; empty rows go", async () => {
  const { typed, take, open } = await world();
  const taken = await take("carry");
  expect(taken.errors).toEqual([]);
  expect(taken.typed).toMatchObject({ title: "書きかけの名称", date: "R8.7.1", "bodies[]": typed["bodies[]"] });
  expect(taken.rows.map(({ title }) => title)).toEqual(["開会", "入退院ルール"]);
  expect(taken.rows[1]).toMatchObject({
    kind: "discussion",
    closed: "on",
    part: "",
    presenter: "釧路 花子",
    "topics[]": ["入退院連携ルール"],
    carriedFromId: open.id,
  });
  const again = await take("carry", taken.typed);
  expect(again.rows).toEqual(taken.rows);
  expect(again.errors).toEqual([{ field: "agenda", message: agendaText.allTaken }]);
});

test("the whole agenda is copied without what came of it", async () => {
  const { take } = await world();
  const { rows } = await take("copy");
  expect(rows.map(({ title, kind, minutes, carriedFromId }) => [title, kind, minutes, carriedFromId])).toEqual([
    ["開会", undefined, undefined, undefined],
    ["実績の報告", "report", "10", ""],
    ["入退院ルール", "discussion", "", ""],
  ]);
  expect(rows[2]?.part).toBe("第2部");
  expect(JSON.stringify(rows)).not.toContain("次回も協議");
});

test("why nothing was added is said, and what was typed is kept", async () => {
  const { typed, take } = await world();
  const without = await take("carry", { ...typed, "bodies[]": [] });
  expect(without.errors[0]?.message).toBe(agendaText.chooseBody);
  expect(without.typed).toEqual({ ...typed, "bodies[]": [] });
  expect((await take("copy", { ...typed, date: "R8.4.1" })).errors[0]?.message).toBe(agendaText.noLastRound);
});

test("a last round without unfinished items is named", async () => {
  const { ctx, take } = await world();
  await ctx.db.agendaItem.updateMany({ data: { outcome: "decided" } });
  expect((await take("carry")).errors[0]?.message).toBe(
    "前回の前回の部会（令和8年4月15日（水））に、「継続」の議題はありません。",
  );
});

test("what another session takes up already is not added a second time, and that is said", async () => {
  const { ctx, center, take, open } = await world();
  await createSession(ctx, center, {
    state: "draft",
    agenda: { create: { position: 0, title: "入退院ルール", carriedFromId: open.id } },
  });
  const { rows, errors } = await take("carry");
  expect(rows.some(({ carriedFromId }) => carriedFromId)).toBe(false);
  expect(errors[0]?.message).toBe(
    "前回の前回の部会（令和8年4月15日（水））の「継続」の議題は、すべて他の開催に入っています。",
  );
});
