import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Td, Th } from "#app/ui/table.tsx";

test("a name in a cell may be broken between its words, and nowhere within them", () => {
  const row = (name: string) =>
    renderToStaticMarkup(
      <table>
        <tbody>
          <tr>
            <Th scope="row">{name}</Th>
            <Td>{name}</Td>
          </tr>
        </tbody>
      </table>,
    );
  const broken = '釧路<wbr/>保健<wbr/>医療<wbr/>連携<wbr/>推進会議 <span class="whitespace-nowrap">第2回</span>';
  expect(row("釧路保健医療連携推進会議 第2回").split(broken)).toHaveLength(3);
  expect(row("釧路")).not.toContain("wbr");
});
