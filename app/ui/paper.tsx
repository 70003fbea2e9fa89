import type { ReactNode } from "react";
import type { Paper, PaperAlign, PaperBlock, PaperCell, PaperTable } from "#app/domain/paper.ts";

/** The page's policy lets no style stand in an element: what a paper may be indented by are classes. */
const INDENT = ["", "ps-[1em]", "ps-[2em]", "ps-[3em]", "ps-[4em]", "ps-[5em]"];
const ALIGN: Record<PaperAlign, string> = { left: "text-left", center: "text-center", right: "text-right" };

/** A paper on the screen: what it says and roughly how; the PDF is what will be printed. */
export function PaperSheet({ paper, label }: { paper: Paper; label: string }) {
  return (
    <article
      aria-label={label}
      className="max-w-[48rem] overflow-x-auto border border-solid-gray-420 bg-white p-4 text-std-16N-170 md:p-10"
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
          className={`${ALIGN[block.align ?? "left"]} ${INDENT[Math.min((block.indent ?? 0) + Math.min(block.first ?? 0, 0), 5)]} ${block.bold ? "font-700" : ""} min-h-[1lh] wrap-anywhere`}
        >
          {"\u3000".repeat(Math.max(0, block.first ?? 0)) + line}
        </p>
      ));
    case "terms":
      return (
        <dl className="my-2 grid grid-cols-1 gap-x-6 gap-y-1 md:grid-cols-[max-content_1fr]">
          {block.terms.map(({ term, lines }, i) => (
            <div key={term} className="contents">
              <dt className="font-700 md:font-400">{block.numbered ? `${i + 1}　${term}` : term}</dt>
              <dd className="whitespace-pre-line wrap-anywhere">{lines.join("\n")}</dd>
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
      return <div className="h-4" />;
    case "break":
      return <hr className="my-8 border-dashed border-solid-gray-420" />;
    case "qr":
      return <p className={ALIGN[block.align ?? "left"]}>（QRコード）</p>;
    case "drawing":
      return block.shapes.map((shape, i) =>
        shape.kind === "words" ? (
          <p key={i.toString()} className="text-center">
            {shape.text}
          </p>
        ) : null,
      );
  }
}

/** On a phone a row becomes a block of its own, each cell on a line behind the word at the head of its column. */
const STACKS =
  "max-sm:block max-sm:[&>thead]:sr-only max-sm:[&>tbody]:block max-sm:[&>tbody>tr]:block max-sm:[&>tbody>tr]:border-b max-sm:[&>tbody>tr]:border-solid-gray-536 max-sm:[&>tbody>tr]:py-2 max-sm:[&_td]:block max-sm:[&_td]:border-0 max-sm:[&_td]:px-0 max-sm:[&_td]:text-left max-sm:[&_td:empty]:hidden";

function TableOf({ table }: { table: PaperTable }) {
  // A form to be filled in keeps its shape.
  const heads = table.head.length === 1 ? (table.head[0]?.map(wordsOf) ?? []) : null;
  return (
    <table className={`my-2 w-full border-collapse ${heads ? STACKS : ""}`}>
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
            <Cells cells={cells} as="td" heads={heads ?? []} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellsProps {
  cells: readonly PaperCell[];
  as: "th" | "td";
  /** Said before each cell where no heading stands above it. */
  heads?: readonly string[];
}

function Cells({ cells, as: Tag, heads = [] }: CellsProps) {
  return cells.map((cell, i) => {
    if (cell === null) return null;
    const { text, columns, align, bold } = typeof cell === "string" ? asCell(cell) : cell;
    return (
      <Tag
        key={i.toString()}
        colSpan={columns}
        scope={Tag === "th" ? "col" : undefined}
        className={`border border-solid-gray-536 px-2 py-1 whitespace-pre-line max-sm:min-w-[5em] max-sm:wrap-anywhere ${align ? ALIGN[align] : ""} ${bold ? "font-700" : ""}`}
      >
        {text && heads[i] && (
          <span aria-hidden="true" className="font-700 sm:hidden">
            {heads[i]}：
          </span>
        )}
        {text}
      </Tag>
    );
  });
}

function wordsOf(cell: PaperCell): string {
  return typeof cell === "string" ? cell : (cell?.text ?? "");
}

function asCell(text: string): Exclude<PaperCell, string | null> {
  return { text };
}
