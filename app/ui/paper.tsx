import type { ReactNode } from "react";
import type { Paper, PaperAlign, PaperBlock, PaperCell, PaperTable } from "#app/domain/paper.ts";

const ALIGN: Record<PaperAlign, string> = { left: "text-left", center: "text-center", right: "text-right" };

/** A paper on the screen: what it says and roughly how; the PDF is what will be printed. */
export function PaperSheet({ paper, label }: { paper: Paper; label: string }) {
  return (
    <article
      aria-label={label}
      className="overflow-x-auto border border-solid-gray-420 bg-white p-4 text-std-16N-170 md:p-10"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard.
      tabIndex={0}
    >
      <Blocks blocks={paper.blocks} />
    </article>
  );
}

function Blocks({ blocks }: { blocks: readonly PaperBlock[] }) {
  // A paper is never edited in place: a block's position is its name.
  return blocks.map((block, i) => <Block key={i.toString()} block={block} />);
}

function Block({ block }: { block: PaperBlock }): ReactNode {
  switch (block.kind) {
    case "text":
      return block.text.split("\n").map((line, i) => (
        <p
          key={i.toString()}
          className={`${ALIGN[block.align ?? "left"]} ${block.bold ? "font-bold" : ""} min-h-[1lh]`}
          style={{ paddingInlineStart: `${block.indent ?? 0}em`, textIndent: `${block.first ?? 0}em` }}
        >
          {line}
        </p>
      ));
    case "terms":
      return (
        <dl className="my-2 grid grid-cols-1 gap-x-6 gap-y-1 md:grid-cols-[max-content_1fr]">
          {block.terms.map(({ term, lines }, i) => (
            <div key={term} className="contents">
              <dt className="font-bold md:font-normal">{block.numbered ? `${i + 1}　${term}` : term}</dt>
              <dd className="whitespace-pre-line break-words">{lines.join("\n")}</dd>
            </div>
          ))}
        </dl>
      );
    case "table":
      return <TableOf table={block} />;
    case "box":
      return (
        <div className="my-2 border border-solid-gray-536 p-3">
          <Blocks blocks={block.blocks} />
        </div>
      );
    case "columns":
      return (
        <div className="flex flex-wrap gap-4">
          {block.columns.map(({ blocks, width }, i) => (
            <div key={i.toString()} className={width === "*" ? "flex-1" : ""}>
              <Blocks blocks={blocks} />
            </div>
          ))}
        </div>
      );
    case "space":
      return <div style={{ height: `${block.height / 10}rem` }} />;
    case "break":
      return <hr className="my-8 border-dashed border-solid-gray-420" />;
    case "qr":
      return <p className={ALIGN[block.align ?? "left"]}>（QRコード）</p>;
    case "drawing":
      return <p>（図）</p>;
  }
}

function TableOf({ table }: { table: PaperTable }) {
  return (
    <table className="my-2 w-full border-collapse">
      <thead>
        {table.head.map((cells, i) => (
          <tr key={i.toString()}>
            <Cells cells={cells} as="th" />
          </tr>
        ))}
      </thead>
      <tbody>
        {table.rows.map((cells, i) => (
          <tr key={i.toString()}>
            <Cells cells={cells} as="td" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cells({ cells, as: Tag }: { cells: readonly PaperCell[]; as: "th" | "td" }) {
  return cells.map((cell, i) => {
    if (cell === null) return null;
    const { text, columns, rows, align, bold } = typeof cell === "string" ? asCell(cell) : cell;
    return (
      <Tag
        key={i.toString()}
        colSpan={columns}
        rowSpan={rows}
        scope={Tag === "th" ? "col" : undefined}
        className={`border border-solid-gray-536 px-2 py-1 whitespace-pre-line ${align ? ALIGN[align] : ""} ${bold ? "font-bold" : ""}`}
      >
        {text}
      </Tag>
    );
  });
}

function asCell(text: string): Exclude<PaperCell, string | null> {
  return { text };
}
