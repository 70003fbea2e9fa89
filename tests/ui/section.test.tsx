import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Section } from "#app/ui/page.tsx";

test("a section for the screen alone is left out on paper, no other is", () => {
  const printed = (screenOnly: boolean) => {
    const html = renderToStaticMarkup(
      <Section title="開催" screenOnly={screenOnly}>
        表
      </Section>,
    );
    return !/^<section[^>]*print:hidden/.test(html);
  };
  expect([printed(true), printed(false)]).toEqual([false, true]);
});
