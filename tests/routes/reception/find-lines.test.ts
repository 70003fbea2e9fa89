import { expect, test } from "vitest";
import { allLines, namesakes } from "#app/routes/reception/find-lines.ts";
import { wordsFor } from "#app/routes/reception/line-press.ts";
import { presentPeople } from "#app/routes/reception/present-people.ts";
import type { ReceptionLine } from "#app/use-cases/reception/show-reception.ts";

function called(name: string, organizationName: string, more: Partial<ReceptionLine> = {}): ReceptionLine {
  return {
    ...{ invitationId: name + organizationName, number: 1, name, kana: "", organizationName, title: null },
    ...{ role: "member", standing: "attending", waiting: false, proxyCalledToo: false, reference: null },
    ...{ mode: "onSite", proxy: null, ...more },
  };
}

test("who says they were not called is asked about where the name is on the list with another organization", () => {
  const proxy = { name: "代理 二郎", title: null, organization: null };
  const lines = allLines([called("山田 誠", "釧路市医師会"), called("青木", "釧路市", { proxy })], []);
  const named = (name: string, organization: string) => namesakes(lines, { name, organization }).map((one) => one.name);
  expect(named("山田誠", "釧路しま")).toEqual(["山田 誠"]);
  expect(named("代理二郎", "根室市")).toEqual(["青木"]);
  expect(named("山田 誠", "釧路市医師会")).toEqual([]);
  expect(named("大野", "釧路市")).toEqual([]);
});

test("who came uncalled is nobody's namesake", () => {
  const event = {
    ...{ id: "a", kind: "arrived" as const, at: "2026-07-01T05:00:00.000Z", asAnswered: false },
    ...{ invitationId: null, attendanceId: null, enteredBy: null, mode: null, proxy: null },
    walkIn: { name: "大野", organization: "釧路市" },
  };
  expect(namesakes(allLines([], presentPeople([], [event])), { name: "大野", organization: "根室市" })).toEqual([]);
});

test("what is said of a press names them also until it is sent, and tells who waits or had declined", () => {
  const said = (more: Partial<ReceptionLine>, kind: "arrived" | "left") => {
    const line = called("青木", "釧路市", more);
    const event = {
      ...{ id: "a", kind: "arrived" as const, at: "2026-07-01T05:00:00.000Z", asAnswered: true },
      ...{
        attendanceId: null,
        enteredBy: null,
        mode: null,
        proxy: null,
        walkIn: null,
        invitationId: line.invitationId,
      },
    };
    return allLines([line], presentPeople([], [event])).map((one) => wordsFor({ kind }, one));
  };
  expect(said({}, "left")).toEqual(["青木様の早退を記録しました。"]);
  expect(said({}, "arrived")).toEqual(["青木様を受け付けました。"]);
  expect(said({ waiting: true }, "arrived")).toEqual(["青木様を受け付けました。空き待ちの方です。"]);
  expect(said({ standing: "absent" }, "arrived")).toEqual(["青木様を受け付けました。欠席の回答でした。"]);
});
