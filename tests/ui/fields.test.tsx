import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CheckboxGroup, RadioGroup } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { TimeField } from "#app/ui/time-field.tsx";

const options = [
  { value: "onSite", label: "会場" },
  { value: "online", label: "オンライン", hint: "URLを送ります" },
];

/** Every id that `aria-describedby` or `for` names stands in the markup. */
function danglingIds(html: string): string[] {
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]));
  const named = [...html.matchAll(/ (?:aria-describedby|for)="([^"]+)"/g)].flatMap((m) => (m[1] ?? "").split(" "));
  return named.filter((id) => !ids.has(id));
}

describe("a field", () => {
  const common = { name: "agenda.0.title", label: "議題", hint: "短く", error: "入力してください。", required: true };
  const fields = {
    TextField: <TextField {...common} />,
    TextArea: <TextArea {...common} />,
    SelectField: <SelectField {...common} options={options} />,
    DateField: <DateField {...common} />,
    TimeField: <TimeField {...common} />,
  };

  test.each(Object.entries(fields))("%s is tied to its label, hint and error", (_, field) => {
    const html = renderToStaticMarkup(field);
    expect(html).toContain('<label for="f-agenda-0-title"');
    expect(html).toMatch(/aria-describedby="f-agenda-0-title-hint f-agenda-0-title-error/);
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain("※必須");
    expect(danglingIds(html)).toEqual([]);
  });

  test("says nothing about hints and errors it does not have", () => {
    const html = renderToStaticMarkup(<TextField name="title" label="名称" />);
    expect(html).not.toMatch(/aria-(describedby|invalid|required)=|※必須/);
  });

  // The browser's own bubble would come before the server's answer, and the summary would never be seen.
  test("never asks the browser to validate", () => {
    for (const field of Object.values(fields)) expect(renderToStaticMarkup(field)).not.toMatch(/ required=/);
  });
});

describe("a group of choices", () => {
  test("is described by its error, and its first choice is where the error summary leads", () => {
    const html = renderToStaticMarkup(<RadioGroup name="format" legend="開催方法" options={options} error="選んで" />);
    expect(html).toContain('aria-describedby="f-format-error"');
    expect(html).toMatch(/<input id="f-format" type="radio"[^>]*value="onSite"/);
    expect(danglingIds(html)).toEqual([]);
  });

  test("ticks what was chosen before", () => {
    const html = renderToStaticMarkup(
      <CheckboxGroup name="topics" legend="検討事項" options={options} defaultValues={["online"]} columns={2} />,
    );
    expect(html.match(/checked=""/g)).toHaveLength(1);
    expect(html).toMatch(/checked="" value="online"|value="online"[^>]*checked=""/);
  });
});

describe("a date field on the server", () => {
  const echoOf = (defaultValue: string, warning?: string) =>
    renderToStaticMarkup(<DateField name="heldOn" label="期日" defaultValue={defaultValue} warning={warning} />)
      .match(/<output[^>]*>(.*)<\/output>/)?.[1]
      ?.replace(/<[^>]+>/g, " ")
      .trim();

  test("echoes what it read, with era and weekday", () => {
    expect(echoOf("R5.6.14")).toBe("令和5年6月14日（水）");
    expect(echoOf("２０２３/６/１４")).toBe("令和5年6月14日（水）");
  });

  test("says when it converted the era", () => {
    expect(echoOf("平成31年6月1日")).toMatch(/^令和元年6月1日（土）.*元号/);
  });

  test("passes on the warning of a holiday", () => {
    expect(echoOf("R6.2.23", "天皇誕生日（祝日）です。")).toContain("天皇誕生日");
  });

  test("keeps what it cannot read, and says nothing before the field was left", () => {
    expect(echoOf("来月")).toBe("");
    expect(renderToStaticMarkup(<DateField name="heldOn" label="期日" defaultValue="来月" />)).toContain(
      'value="来月"',
    );
  });

  test("has no calendar button, which would do nothing without JavaScript", () => {
    expect(renderToStaticMarkup(<DateField name="heldOn" label="期日" />)).not.toContain("<button");
  });
});

describe("the error summary", () => {
  test("is not there without errors", () => {
    expect(renderToStaticMarkup(<ErrorSummary errors={[]} />)).toBe("");
  });

  test("can take focus, counts, and leads to each field", () => {
    const html = renderToStaticMarkup(
      <ErrorSummary
        errors={[{ field: "agenda.0.title", message: "議題を入力してください。" }, { message: "定員を超えています。" }]}
      />,
    );
    expect(html).toMatch(/role="alert" tabindex="-1"/);
    expect(html).toContain("2件");
    expect(html).toContain('<a href="#f-agenda-0-title">議題を入力してください。</a>');
    expect(html).toContain("<li>定員を超えています。</li>");
  });
});

test("what no field is to blame for is not called a mistake in what was typed", () => {
  const blames = (errors: { field?: string; message: string }[]) =>
    renderToStaticMarkup(<ErrorSummary errors={errors} />).includes("入力内容に1件の誤り");
  expect(blames([{ message: "しばらく受け付けられません。" }])).toBe(false);
  expect(blames([{ field: "title", message: "入力してください。" }])).toBe(true);
});
