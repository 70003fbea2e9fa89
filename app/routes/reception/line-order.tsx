import { LINE_ORDERS, type LineOrder } from "./find-lines.ts";

const ORDER_LABEL: Record<LineOrder, string> = { kana: "かな順", organization: "機関順", number: "番号順" };

interface LineOrderChoiceProps {
  order: LineOrder;
  setOrder: (order: LineOrder) => void;
  /** Only those who have not come. */
  missing: boolean;
  setMissing: (missing: boolean) => void;
}

/** In which order the list stands, and of whom. */
export function LineOrderChoice({ order, setOrder, missing, setMissing }: LineOrderChoiceProps) {
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-x-5">
      <legend className="sr-only">並べ方</legend>
      {LINE_ORDERS.map((one) => (
        <label key={one} className="flex min-h-11 cursor-pointer items-center gap-2">
          <input
            type="radio"
            name="order"
            checked={order === one}
            onChange={() => setOrder(one)}
            className="size-6 accent-key-900"
          />
          {ORDER_LABEL[one]}
        </label>
      ))}
      <label className="flex min-h-11 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          checked={missing}
          onChange={() => setMissing(!missing)}
          className="size-6 accent-key-900"
        />
        まだの方だけ
      </label>
    </fieldset>
  );
}
